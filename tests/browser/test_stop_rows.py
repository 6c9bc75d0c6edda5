"""8.1: the stop conditions of a plan in a browser, where a script keeps the rows."""

import pytest
from playwright.sync_api import expect

from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def planning(page, signed_in):
    """The page of a new plan, with its stop conditions open."""
    cycle = make.cycle(make.organisation(), make.person("Ana"))
    signed_in(page, cycle.owner).goto(f"{cycle.get_absolute_url()}?part=stops#plan-stops")
    page.cycle = cycle
    return page


def form(page):
    return page.locator("#form-stops")


def save(page):
    with page.expect_navigation():
        form(page).locator(".buttons .button").click()


def stops_of(page):
    page.cycle.refresh_from_db()
    return [stop.words for stop in page.cycle.plan.stops]


def test_one_condition_is_saved_without_touching_the_blank_rows(planning):
    form(planning).get_by_label("Stop when").fill("Anybody is harmed.")
    save(planning)

    assert stops_of(planning) == ["Anybody is harmed."]


def test_rows_that_are_added_and_taken_out_are_saved_as_they_stand(planning):
    form(planning).get_by_label("Stop when").fill("Nobody needs this one.")
    for words in ("Anybody is harmed.", "The week is over."):
        form(planning).get_by_role("button", name="Add a condition").click()
        form(planning).get_by_label("Stop when").last.fill(words)
    form(planning).get_by_role("button", name="Take it out").first.click()
    save(planning)

    assert stops_of(planning) == ["Anybody is harmed.", "The week is over."]


def test_a_row_that_lacks_its_words_is_named_and_marked(planning):
    form(planning).get_by_label("Who may stop").fill("Whoever is on shift")
    save(planning)

    expect(form(planning)).to_contain_text("Condition 1, “Stop when”: Say it, or take the row out.")
    expect(form(planning).get_by_label("Stop when")).to_have_attribute("aria-invalid", "true")
    expect(form(planning).get_by_label("Who may stop")).to_have_value("Whoever is on shift")
