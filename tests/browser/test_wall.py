"""A screen on the wall: it renews itself, is never scrolled, and says when it hears nothing any more."""

from datetime import timedelta

import pytest
from django.utils import timezone

from goldseam.insights.models import WallDisplay
from tests import make
from tests.browser import axe

pytestmark = pytest.mark.django_db(transaction=True)

LONG = "Rückfallebenenüberwachungsprotokollaktualisierungsverantwortlichkeit " * 2


@pytest.fixture
def hung(open_page):
    """Opens the page of a display, and counts how it was asked for."""
    acme = make.organisation(make.person("Ana"), size="organisation")
    _wall, code = WallDisplay.make(acme, by=make.person("Ana"), name="Kitchen")

    def opened(width=1920, height=1080, **options):
        page = open_page(width, **options)
        page.set_viewport_size({"width": width, "height": height})
        page.goto(f"/wall/{code}")
        return page, acme

    return opened


def plan(acme, text: str) -> None:
    make.review(make.event(acme, text=text), planned_for=timezone.now() + timedelta(days=1))


def test_news_comes_without_anybody_touching_it(hung):
    page, acme = hung()
    page.evaluate("window.stays = true")
    plan(acme, "The lift stopped.")

    page.evaluate("document.querySelector('wall-display').renew()")

    page.get_by_text("The lift stopped").wait_for()
    assert page.evaluate("window.stays")


def test_without_a_connection_all_stays_and_it_says_so(hung):
    page, _acme = hung()
    notice = page.get_by_text("there is no connection")
    assert not notice.is_visible()

    page.context.set_offline(True)
    page.evaluate("document.querySelector('wall-display').renew()")
    page.evaluate("document.getAnimations().forEach((one) => one.finish())")  # As after two minutes and a half.

    assert notice.is_visible()
    assert page.get_by_text("Next reviews").is_visible()


@pytest.mark.parametrize(("width", "height", "scheme"), [(1920, 1080, "dark"), (1080, 1920, "light")])
def test_long_words_leave_everything_on_the_screen(hung, width, height, scheme):
    page, acme = hung(width, height, color_scheme=scheme)
    for number in range(3):
        plan(acme, f"{number} {LONG}")
        checklist = make.checklist(acme, title=f"{number} {LONG}")
        make.change(make.review(make.event(acme, text=LONG)), artifact=checklist, by=make.person("Ana"))

    page.reload()

    edges = page.locator(".wall__part").evaluate_all("all => all.map(one => one.getBoundingClientRect().bottom)")
    assert max(edges) <= height
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert axe.violations(page) == []
