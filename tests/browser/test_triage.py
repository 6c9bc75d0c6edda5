"""5.3: a queue that is worked from the keyboard alone."""

import pytest
from playwright.sync_api import expect

from goldseam.reporting.models import Thanks
from goldseam.triage.models import Triage, Waiting
from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def queue(open_page, signed_in):
    """Three reports wait, and a hand lies on the keyboard."""
    ana = make.person("Ana")
    acme = make.organisation(ana)
    rae = make.member(acme, "Rae", role="reporter")
    for text, severity in (("A vial was nearly mixed up.", 2), ("The step is worn.", 3), ("A cup fell.", None)):
        Waiting.begin(make.event(acme, by=rae, text=text, kind="near_miss", severity_potential=severity))
    page = open_page()
    signed_in(page, ana).goto("/acme/triage")
    return page


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def go(page, *keys):
    """Presses keys of which the last one leads to another page."""
    with page.expect_navigation():
        press(page, *keys)


def test_three_reports_are_sorted_without_a_mouse(queue):
    title = queue.locator("#one-h")
    expect(title).to_have_text("A vial was nearly mixed up")
    go(queue, "j")
    expect(title).to_have_text("The step is worn")
    go(queue, "k")
    expect(title).to_have_text("A vial was nearly mixed up")

    go(queue, "y", "Space", "Enter")
    assert Thanks.objects.count() == 1
    press(queue, "t")
    queue.keyboard.type("labels")
    go(queue, "Enter")
    go(queue, "d", "Enter")
    expect(title).to_have_text("The step is worn")
    go(queue, "Enter", "Enter")
    expect(title).to_have_text("A cup fell")
    press(queue, "s", "1", "Escape", "d")
    go(queue, "ArrowUp", "Enter")

    expect(queue.get_by_role("heading", name="Nothing waits")).to_be_visible()
    assert list(Triage.objects.order_by("event").values_list("route", flat=True)) == ["batch", "aar", "batch"]
    go(queue, "u")
    expect(title).to_have_text("A cup fell")
    assert Waiting.objects.count() == 1
