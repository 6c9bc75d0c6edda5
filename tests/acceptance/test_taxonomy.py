"""What kind of failure was it? As people find it out on the pages of an event."""

import re

import pytest
from playwright.sync_api import expect

from goldseam.actions.models import Action
from goldseam.events.models import Event
from tests import make
from tests.patterns.things import events, last_month

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def acme():
    return make.organisation()


@pytest.fixture
def ana(acme):
    return acme.memberships.get(role="owner").person


def answer(page, *answers):
    for words in answers:
        question = page.get_by_role("heading", level=1).inner_text()
        page.locator(".answer", has=page.get_by_text(words, exact=True)).click()
        expect(page.get_by_role("heading", level=1)).not_to_have_text(question)


def test_a_layperson_is_led_to_a_type_and_can_choose_another_with_a_reason(page, signed_in, acme, ana):
    """1.1, 1.2: a few questions suggest a type; who sees it differently says why, and both labels are kept."""
    event = make.event(acme, text="A trial of a shorter sign-up lowered completed profiles.")
    signed_in(page, ana).goto(f"{event.get_absolute_url()}/classification")

    answer(page, "No", "Yes", "Yes", "Yes")
    expect(page.get_by_role("region", name="Your answers suggest")).to_contain_text("Intelligent")
    page.get_by_label("Why is this the right label?").fill("A goal, a small share of traffic, a stop rule that held.")
    page.get_by_role("button", name="Save the label").click()
    expect(page.get_by_text("Next: review it")).to_be_visible()

    page.goto(f"{event.get_absolute_url()}/classification?G=no&Q1=yes&Q2=yes&Q2b=yes")
    page.get_by_role("radio", name="Preventable").check()
    page.get_by_label("Why is this the right label?").fill("The same trial was made a year ago and not looked up.")
    page.get_by_role("button", name="Save the label").click()
    expect(page.get_by_text("One field needs another look")).to_be_visible()
    page.get_by_label(re.compile("another type")).fill("What was known had not been read.")
    page.locator("summary", has_text="Reason behind it").click()
    page.get_by_role("radio", name="Process inadequacy").check()
    page.get_by_role("button", name="Save the label").click()

    expect(page.get_by_text("Next: review it")).to_be_visible()
    assert [label.failure_type for label in event.classifications.all()] == ["preventable", "intelligent"]


def test_what_belongs_to_another_process_leaves_no_words_behind(page, signed_in, acme, ana):
    """1.2: harm meant is shown the way to the right people; its story leaves unless somebody insists."""
    acme.other_process = "Call the ombudsperson, room 12."
    acme.save()
    event = make.event(acme, text="Somebody threatened a colleague at the counter.")
    signed_in(page, ana).goto(f"{event.get_absolute_url()}/classification")

    answer(page, "Yes")
    expect(page.get_by_text("Call the ombudsperson, room 12.")).to_be_visible()
    page.locator("main form").get_by_role("button").last.click()
    page.wait_for_load_state()

    assert "threatened" not in Event.objects.get().text


def test_a_remedy_that_does_not_fit_is_pointed_out_and_kept_only_with_a_reason(page, signed_in, acme, ana):
    """1.3, 1.4: training for a slip is questioned; with a reason it stands."""
    event = make.classified(make.event(acme), reason="inattention")
    review = make.review(event)
    signed_in(page, ana).goto(f"{review.get_absolute_url()}#actions")

    page.get_by_label("What will be done").fill("Train everybody on the release steps")
    page.get_by_label("Owner").select_option(label="Ana")
    page.get_by_label("Kind of change").select_option("training")
    page.get_by_label("Expected risk reduction").fill("fewer forgotten steps")
    page.get_by_role("button", name="Add the action").click()
    expect(page.get_by_text("slips happen to skilled people")).to_be_visible()
    expect(page.get_by_label("What will be done")).to_have_value("Train everybody on the release steps")
    assert not Action.objects.exists()

    page.get_by_label("Keep it all the same, because").fill("Two colleagues are new and asked for it.")
    page.get_by_role("button", name="Add the action").click()
    expect(page.get_by_role("heading", name="Train everybody on the release steps")).to_be_visible()
    assert Action.objects.get().why_it_fits


def test_the_mix_of_types_is_shown_month_by_month_and_called_a_shift_only_where_it_is_one(page, signed_in, acme, ana):
    """1.5: counts first, shares with intervals, trials beside them, and no shift where chance explains it."""
    for failure_type, number in (("preventable", 7), ("intelligent", 4)):
        for event in events(acme, number, last_month()):
            make.classified(event, failure_type=failure_type)
    events(acme, 2, last_month())
    signed_in(page, ana).goto("/acme/patterns/types")
    expect(page.locator("figure").first).to_contain_text("Not classified yet")

    shares = page.get_by_role("table").filter(has_text="Trials started")

    expect(shares).to_contain_text("7 of 11")
    expect(shares).to_contain_text("4 of 11")
    expect(page.get_by_role("heading", name="Two periods compared")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("Too early to speak of a trend")
