"""The home page: only what is next, and the path of the first weeks."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_an_install_that_has_done_nothing_is_led_through_its_first_weeks(page, signed_in):
    """0.5: one review, its summary, one changed artifact, one pre-mortem; then month and quarter on the calendar."""
    acme = make.organisation()
    signed_in(page, make.person("Ana")).goto(f"/{acme.slug}/")
    steps = page.locator(".steps__step")
    expect(steps).to_have_count(6)
    expect(page.locator(".steps__step[aria-current=step]")).to_contain_text("review this week")

    make.closed_review(make.event(acme))
    page.reload()

    expect(page.locator(".steps__step--done")).to_have_count(3)
    expect(page.locator(".steps__step[aria-current=step]")).to_contain_text("pre-mortem")


def test_each_person_sees_only_what_is_next_for_them(open_page, signed_in):
    """0.6: reviews in their window, labels to give, actions due: each for whoever they wait for."""
    acme = make.organisation()
    ana, bo = make.person("Ana"), make.member(acme, "Bo")
    review = make.review(make.classified(make.event(acme, recovered_at=timezone.now() - timedelta(hours=5))))
    mine = make.action(review, owner=bo, title="Replace the old cable", due_on=timezone.localdate())

    home_of_bo = signed_in(open_page(), bo)
    home_of_bo.goto(f"/{acme.slug}/")
    expect(home_of_bo.locator("main").get_by_role("link", name=mine.title, exact=True)).to_be_visible()
    home_of_ana = signed_in(open_page(), ana)
    home_of_ana.goto(f"/{acme.slug}/")
    next_for_ana = home_of_ana.locator("main").get_by_role("link", name=re.compile("Payments"))

    expect(next_for_ana.first).to_be_visible()
    expect(home_of_ana.locator("main .list").get_by_role("link", name=mine.title, exact=True)).to_have_count(0)
