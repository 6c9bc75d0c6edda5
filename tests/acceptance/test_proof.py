"""Whether a change helped: what later data allow one to say, in words and as a picture."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from goldseam.changes.models import Verification
from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WEEK = timedelta(weeks=1)


def test_from_logged_events_to_gold(page, signed_in):
    """0.2, 10.8: people say once which events a change addresses; the log is counted; gold follows from the counts."""
    now = timezone.now()
    acme, since = make.organisation(), now - 40 * WEEK
    reason = near_miss(acme, since - WEEK)
    make.in_force(make.closed_review(reason).event.changes.get(), since)
    for week in range(2, 30):
        near_miss(acme, since - week * WEEK)
    near_miss(acme, since + 2 * WEEK)
    signed_in(page, make.person("Ana")).goto(reason.get_absolute_url())
    expect(page.locator(".seam__step--reached")).to_have_count(4)

    page.get_by_role("link", name="Did it help?").first.click()
    page.get_by_role("link", name="Choose the events").click()
    page.get_by_label("Kind").select_option("near_miss")
    expect(page.get_by_role("heading", name="30 events that you may see")).to_be_visible()
    page.get_by_label("The log can be trusted from").fill((since - 52 * WEEK).date().isoformat())
    page.get_by_role("button", name="Count these").click()

    main = page.get_by_role("main")
    expect(main).to_contain_text("1 in 40 weeks")
    expect(main).to_contain_text("times as often as since")
    expect(main).to_contain_text("1 event led to this change and is not counted")
    expect(main.locator(".chart")).to_have_count(2)
    page.get_by_role("button", name="Keep today’s counts").click()
    expect(page.locator(".panel--gold").first).to_contain_text("Later data support it")

    page.goto(reason.get_absolute_url())
    expect(page.locator(".seam__step--reached")).to_have_count(5)
    page.goto("/acme/changes?verdict=supported")
    expect(page.get_by_role("main")).to_contain_text("1 in 40 weeks since")


def test_too_few_events_are_too_early_and_stay_without_gold(page, signed_in):
    """10.8: “too early to say” is said, with what would change that."""
    acme, since = make.organisation(), timezone.now() - 40 * WEEK
    reason = near_miss(acme, since - WEEK)
    change = make.in_force(make.change(make.review(make.classified(reason))), since)
    for week in range(2, 6):
        near_miss(acme, since - week * WEEK)
    change.address(by=make.person("Ana"), kind="near_miss", counts_from=(since - 30 * WEEK).date())
    signed_in(page, make.person("Ana")).goto(f"/acme/changes/{change.pk}/proof")

    page.get_by_role("button", name="Keep today’s counts").click()

    expect(page.get_by_role("main")).to_contain_text("Too early to say")
    expect(page.get_by_role("main")).to_contain_text("If it stays away, the counts support the change in about")
    assert not Verification.objects.supporting().exists()


def near_miss(acme, at):
    return make.event(acme, text="A pump ran empty.", kind="near_miss", started_at=at)
