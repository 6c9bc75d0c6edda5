"""A short review while it is fresh: before, during and after the talk."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from icalendar import Calendar
from playwright.sync_api import expect

from goldseam.activity.delivery import deliver
from goldseam.common import work
from goldseam.common.models import Job
from tests import make
from tests.live.served import with_streams

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


live_server = with_streams


@pytest.fixture
def acme():
    return make.organisation()


@pytest.fixture
def ana(acme):
    return acme.memberships.get(role="owner").person


def test_a_review_shows_how_fresh_memory_still_is_and_goes_into_the_calendar(page, signed_in, acme, ana):
    """3.1: the window of 24 to 72 hours counts down, and the planned talk is a calendar file."""
    ended = timezone.now() - timedelta(hours=30)
    review = make.review(make.event(acme, recovered_at=ended))
    signed_in(page, ana).goto(review.get_absolute_url())
    expect(page.get_by_text(re.compile("best by"))).to_be_visible()

    page.get_by_role("heading", name="Before you start").click()
    page.locator("#plan").get_by_label("When", exact=False).first.fill(
        (timezone.now() + timedelta(hours=20)).strftime("%Y-%m-%dT%H:00")
    )
    page.get_by_role("button", name="Save the plan").click()
    page.get_by_role("heading", name="Before you start").click()
    with page.expect_download() as file:
        page.get_by_role("link", name=re.compile("Put it in your calendar")).click()

    planned = Calendar.from_ical(file.value.path().read_bytes()).walk("VEVENT")[0]
    assert planned["DTEND"].dt - planned["DTSTART"].dt == timedelta(minutes=45)


def test_an_event_is_told_from_pasted_notes(page, signed_in, acme, ana):
    """3.3: a pasted list becomes a timeline of one page."""
    event = make.event(acme)
    signed_in(page, ana).goto(event.get_absolute_url())
    page.get_by_role("link", name="Paste").click()

    notes = "17:40 Certificate reaches its end date\n18:00 Lunch\n18:21 Support calls the engineer"
    page.get_by_label("Paste it here").fill(notes)
    page.get_by_role("button", name="Look at it").click()
    page.get_by_label("Lunch").uncheck()
    page.get_by_role("button", name="Add these rows").click()
    page.wait_for_url(re.compile("#timeline"))

    assert [row.time for row in event.timeline.all()] == ["17:40", "18:21"]


def test_the_facilitator_is_given_words_and_warned_of_the_common_mistakes(page, signed_in, acme, ana):
    """2.4, 3.4, 3.9: open prompts for whoever leads, the whole chain, and what to say when a talk drifts."""
    review = make.review(make.event(acme))
    signed_in(page, ana).goto(review.get_absolute_url())

    text = page.locator("main").inner_html()
    for words in (
        "I might be missing something: what do you see?",
        "those before you and after you",
        "round of status reports",
        "When one voice leads",
        "fills pages and changes nothing",
    ):
        assert words in text, words


def test_a_part_that_runs_over_says_so(page, signed_in, acme, ana):
    """3.2: the facilitator sees how far a part runs over its minutes."""
    review = make.review(make.event(acme))
    review.start(by=ana)
    type(review.sitting).objects.update(part_since=timezone.now() - timedelta(minutes=6))
    signed_in(page, ana).goto(review.get_absolute_url())

    expect(page.locator(".agenda__part[data-state=over] .agenda__clock")).to_contain_text("over")


def test_a_week_later_ten_minutes_show_whether_the_changes_landed(page, signed_in, acme, ana):
    """3.8, 4.9: the follow-through is on the home page and in the calendar, and its outcome is recorded."""
    review = make.closed_review(make.event(acme))
    type(review.follow_through).objects.update(due_at=timezone.now() - timedelta(hours=1))
    signed_in(page, ana).goto(f"/{acme.slug}/")
    page.locator("main").get_by_role("link", name=re.compile("certificate|Payments", re.I)).first.click()
    page.goto(f"{review.get_absolute_url()}/follow-through")

    with page.expect_download() as file:
        page.get_by_role("link", name="Put it in your calendar").click()
    appointment = Calendar.from_ical(file.value.path().read_bytes()).walk("VEVENT")[0]
    assert appointment["DTEND"].dt - appointment["DTSTART"].dt == timedelta(minutes=10)

    for done in page.get_by_label("Done", exact=True).all():
        done.check()
    page.get_by_label("Yes", exact=True).check()
    page.get_by_role("button", name="Record the outcome").click()

    expect(page.get_by_role("heading", name="It landed")).to_be_visible()


def test_two_people_who_write_at_once_both_find_their_text(open_page, signed_in, acme, ana):
    """4.7: nothing that anybody typed is lost."""
    bo = make.member(acme, "Bo")
    review = make.review(make.event(acme))
    one, two = signed_in(open_page(), ana), signed_in(open_page(), bo)
    for page in (one, two):
        page.goto(review.get_absolute_url())
        page.wait_for_load_state()

    one.get_by_label("Why was there a difference?").fill("Nobody looked at the mailbox.")
    one.get_by_label("Why was there a difference?").blur()
    expect(one.locator("#section-gaps").get_by_role("status")).to_contain_text("Saved")
    two.get_by_label("Why was there a difference?").fill("The list was never handed over.")
    two.get_by_label("Why was there a difference?").blur()

    expect(two.locator("#section-gaps")).to_contain_text("Nobody looked at the mailbox.")
    expect(two.get_by_label("Why was there a difference?")).to_have_value("The list was never handed over.")


def test_the_clock_goes_on_at_everybody_s_screen(open_page, signed_in, acme, ana):
    """3.2: when the facilitator goes on to the next part, the others see it without doing anything."""
    bo = make.member(acme, "Bo")
    review = make.review(make.event(acme))
    review.start(by=ana)
    one, two = signed_in(open_page(), ana), signed_in(open_page(), bo)
    for page in (one, two):
        page.goto(review.get_absolute_url())
    two.get_by_text("Still open from earlier").wait_for()

    one.get_by_role("button", name="Next part").click()

    expect(two.locator(".agenda__part[aria-current=step]")).to_contain_text("What was meant to happen", timeout=15_000)
    expect(two.locator(".agenda__part[aria-current=step] .agenda__clock")).to_contain_text("left", timeout=5_000)


def test_one_tap_plans_the_talk_within_its_window_and_asks_the_whole_chain(page, signed_in, acme, ana, mailoutbox):
    """3.1, 3.4: suggested times, an invitation by mail with a calendar entry, and who is missing from the chain."""
    bo = make.member(acme, "Bo")
    event = make.event(acme, recovered_at=timezone.now() - timedelta(hours=20))
    review = make.review(event)
    signed_in(page, ana).goto(review.get_absolute_url())
    expect(page.get_by_text("Part of the chain is missing")).to_be_visible()
    page.get_by_role("heading", name="Before you start").click()
    participants = page.locator("#participants")
    participants.get_by_label("Person").select_option(label="Bo")
    participants.locator("select[name=place]").select_option("upstream")
    participants.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator("#participants").get_by_text("Bo", exact=True)).to_be_visible()

    page.locator("#appointment button[name=moment]").first.click()
    expect(page.get_by_role("heading", name=re.compile("^Planned for"))).to_be_visible()
    review.refresh_from_db()
    assert timedelta(0) < review.planned_for - event.ended_at <= timedelta(hours=72)

    deliver()
    while job := Job.objects.claim():
        work.do(job)
    [mail] = [one for one in mailoutbox if one.to == [bo.email] and one.attachments]
    invitation = Calendar.from_ical(mail.attachments[0][1])
    assert invitation["METHOD"] == "REQUEST"
    assert invitation.walk("VEVENT")[0]["DTSTART"].dt == review.planned_for


def test_a_review_held_in_a_room_hears_everybody_and_its_cards_stand_in_the_review(open_page, signed_in, acme, ana):
    """2.5, 3.2, 3.5: the four questions with a clock; turns in rounds; a card becomes a row of the timeline."""
    review = make.review(make.event(acme))
    lead, guest = open_page(), open_page(width=360)
    signed_in(lead, ana).goto(review.get_absolute_url())
    lead.get_by_role("link", name="Hold it in a room").click()
    lead.get_by_role("button", name="Open the room").click()
    lead.get_by_role("button", name="Come in as Ana").click()
    review.refresh_from_db()
    guest.goto(review.room.get_absolute_url())
    guest.get_by_role("textbox").first.fill("Gus")
    guest.get_by_role("button", name="Come in").click()
    stages = review.room.all_stages
    writes = next(
        place for place, stage in enumerate(stages) if stage.key.startswith("reality") and stage.doing == "write"
    )
    go_to(lead, stages, writes)
    expect(guest.get_by_label("A new card")).to_be_visible()
    guest.get_by_label("A new card").fill("14:02 the display froze")
    guest.get_by_role("button", name="Lay it down").click()
    expect(guest.get_by_label("My card", exact=True)).to_have_value("14:02 the display froze")
    go_to(lead, stages, writes + 1)

    guest.get_by_role("button", name="Turn over a card, and read it aloud").click()
    expect(lead.get_by_text("14:02 the display froze").first).to_be_visible()
    lead.get_by_text("Who is heard").click()
    expect(lead.get_by_text("Gus").first).to_be_visible()
    decides = next(place for place, one in enumerate(stages) if place > writes and one.doing == "decide")
    go_to(lead, stages, decides)
    lead.get_by_role("link", name=re.compile("A row of the timeline")).first.click()
    lead.get_by_role("button", name="Keep it").click()
    expect(guest.locator(".decided__kept")).to_be_visible()

    assert "the display froze" in review.event.timeline.get().text


def go_to(lead, stages, place):
    """Goes on, step by step, until that one."""
    where = lead.locator(".room-stage__where")
    for at in range(1, place + 1):
        if f"Step {at} of" in where.inner_text():
            lead.get_by_role("button", name=f"Next: {stages[at].title}").click()
            expect(where).to_contain_text(f"Step {at + 1} of")
