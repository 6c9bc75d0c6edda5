"""Whether a change helped: what later data allow one to say, in words and as a picture."""

import pytest
from playwright.sync_api import expect

from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_later_data_are_told_with_both_rates_and_what_else_fits_them(page, signed_in):
    """10.8: the rate before and after with its interval, on a chart for what is rare, in words; “too early” too."""
    acme = make.organisation()
    ana = acme.memberships.get(role="owner").person
    change = make.change(make.review(make.classified(make.event(acme))))
    signed_in(page, ana).goto(f"/acme/changes/{change.pk}/verifications")

    count(page, before=("7", "52"), after=("1", "40"))
    newest = page.locator("section[id^=look]").first
    expect(newest).to_contain_text("Too early to say")
    expect(newest).to_contain_text("weeks more would show it")
    expect(newest.locator(".chart")).to_contain_text("Before: 7 a year (95% interval: 2.81 to 14.4)")
    expect(newest.get_by_role("img").or_(newest.locator("svg")).first).to_be_visible()
    newest.get_by_text("The values as a table").click()
    expect(newest.locator("table")).to_contain_text("7 in 52 weeks")

    count(page, before=("85", "12"), after=("43", "12"))
    expect(newest).to_contain_text("Later data support it")
    expect(newest).to_contain_text("Something else may have changed in the same time")
    expect(page.locator(".chart")).to_have_count(1)


def count(page, before, after):
    page.get_by_label("What was counted?").fill("Expired certificates")
    page.get_by_label("How many before the change?").fill(before[0])
    page.get_by_label("In how many weeks?").first.fill(before[1])
    page.get_by_label("How many since the change?").fill(after[0])
    page.get_by_label("In how many weeks?").last.fill(after[1])
    page.get_by_role("button", name="Compare").click()
