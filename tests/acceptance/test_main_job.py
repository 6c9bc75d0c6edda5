"""The main job, from an empty install to a changed checklist, as a person does it in a browser."""

import re
import time

import pytest
from playwright.sync_api import expect

from goldseam.events.models import Event
from goldseam.reviews.models import Review
from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LINES = ["Tests are green", "Backup is taken", "End dates of certificates are checked"]
ACTIONS = [
    ("Automate the renewal of the payment certificate", "automate"),
    ("Alert at 21, 7 and 2 days before an end date", "alert"),
    ("Add end dates to the release checklist", "checklist"),
]


class Stopwatch:
    """How long each step of the job took, for whoever runs the test with `-s`."""

    def __init__(self):
        self.at = time.perf_counter()

    def __call__(self, step):
        now = time.perf_counter()
        print(f"  {step}: {now - self.at:.1f} s")
        self.at = now


def set_up(page, size, start="Empty"):
    page.goto("/")
    page.get_by_label(re.compile(f"For {size}")).check()
    if size != "me alone":
        page.get_by_label("Name of the team or organisation").fill("Harbour Tickets")
    page.get_by_label("Your name").fill("Ana Ferreira")
    page.get_by_label("Mail address").fill("ana@example.org")
    page.get_by_label("Password").fill(make.PASSWORD)
    page.get_by_label(re.compile(start)).check()
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("link", name="Log it").first).to_be_visible()


def log(page, text):
    page.get_by_role("link", name="Log it").first.click()
    page.get_by_label("What happened?").fill(text)
    page.get_by_role("button", name="Log it").click()
    expect(page.get_by_text("Next: classify it")).to_be_visible()


def classify(page):
    page.locator("#next").get_by_role("link").click()
    for answer in (
        "No",
        "No",
        "Yes",
        "Yes",
        "Yes",
    ):  # no harm meant · nothing new · a known way · followed · and it had a gap
        question = page.get_by_role("heading", level=1).inner_text()
        page.locator(".answer", has=page.get_by_text(answer, exact=True)).click()
        expect(page.get_by_role("heading", level=1)).not_to_have_text(question)
    expect(page.get_by_role("heading", name="Your answers suggest")).to_be_visible()
    page.get_by_label("Why is this the right label?").fill("The renewal steps were followed and relied on one mailbox.")
    page.get_by_role("button", name="Save the label").click()
    expect(page.get_by_text("Next: review it")).to_be_visible()


def write(page, question, text):
    """Types an answer and leaves the field; it saves itself."""
    page.wait_for_load_state()
    field = page.get_by_label(question, exact=True)
    field.fill(text)
    section = page.locator(f".section:has(#{field.get_attribute('id')})")
    field.blur()
    expect(section.get_by_role("status")).to_contain_text("Saved")


def go_on(page, title):
    page.get_by_role("button", name="Next part").click()
    expect(page.locator(".agenda__part[aria-current=step]")).to_contain_text(title)


def talk(page):
    page.locator("#next").get_by_role("button").click()
    page.get_by_role("button", name="Start the clock").click()
    expect(page.locator(".agenda__part[aria-current=step] .agenda__clock")).not_to_be_empty()
    go_on(page, "What was meant to happen")
    write(page, "What was supposed to happen?", "Certificates are renewed two weeks before they end.")
    go_on(page, "What happened")
    page.get_by_label("Time", exact=False).first.fill("17:40")
    page.get_by_label("What people saw, decided or did").fill("Payments begin to be refused")
    page.get_by_role("button", name="Add to the timeline").click()
    expect(page.locator("#timeline .timeline__entry")).to_have_count(1)
    write(page, "Why were we surprised?", "The reminder went to a mailbox that nobody reads any more.")
    go_on(page, "What made the difference")
    write(page, "Why was there a difference?", "The list of certificates was never handed over.")
    write(page, "What went well?", "Support called instead of only writing a ticket.")
    go_on(page, "What stays, what changes")


def promise(page, title, remedy):
    page.get_by_label("What will be done").fill(title)
    if page.get_by_label("Owner").count():
        page.get_by_label("Owner").select_option(label="Ana Ferreira")
    page.get_by_label("Kind of change").select_option(remedy)
    page.get_by_label("Expected risk reduction").fill("an unnoticed end date: from once a year to almost never")
    page.get_by_role("button", name="Add the action").click()
    expect(page.get_by_role("heading", name=title)).to_be_visible()


def act(page):
    for number, (title, remedy) in enumerate(ACTIONS):
        if number:
            page.get_by_text("Add an action", exact=True).click()
        promise(page, title, remedy)


def change_a_checklist(page):
    page.get_by_role("link", name="Change something right here").click()
    page.get_by_role("link", name=re.compile("Start a checklist|Release checklist")).click()
    expect(page.get_by_role("button", name="Save the change")).to_be_visible()
    page.wait_for_load_state()
    if page.get_by_label("Title").count():
        page.get_by_label("Title").fill("Release checklist")
    while page.get_by_label("Line", exact=True).count() < len(LINES):
        page.get_by_role("button", name="Add a line").click()
    for field, line in zip(page.get_by_label("Line", exact=True).all(), LINES, strict=False):
        field.fill(line)
    page.get_by_role("button", name="Save the change").click()
    expect(page.get_by_role("heading", name="Before and after")).to_be_visible()
    expect(page.locator(".compare")).to_contain_text(LINES[-1])


def close(page):
    page.get_by_role("link", name="Back to the review").click()
    go_on(page, "Close")
    page.wait_for_load_state()
    page.get_by_label("What happened, in a line").fill(
        "A certificate ran out and payments were refused for 74 minutes."
    )
    page.get_by_label("What is different now, in a line").fill("The release checklist asks for end dates.")
    page.get_by_role("button", name="Close the review").click()
    expect(page.get_by_text("Follow-through:").first).to_be_visible()


def test_a_team_goes_from_an_empty_install_to_a_changed_checklist_in_one_sitting(page):
    """0.1, 0.2, 0.3, 1.2, 1.4, 3.2, 3.5, 3.6, 3.7, 3.8, 7.4: one setback becomes a changed checklist in one sitting."""
    passed = Stopwatch()
    set_up(page, "a team")
    passed("set up")
    log(page, "Payments were refused for 74 minutes because a certificate had run out.")
    passed("log")
    classify(page)
    passed("classify")
    talk(page)
    passed("talk")
    act(page)
    passed("act")
    change_a_checklist(page)
    passed("change")
    close(page)
    passed("close")

    review = Review.objects.get()
    assert review.is_closed
    assert review.actions.count() == 3
    assert all(action.owner and action.due_on for action in review.actions.all())
    assert review.changes.count() == 1
    page.goto(review.event.get_absolute_url())
    expect(page.locator(".seam__step--reached")).to_have_count(4)
    expect(page.get_by_text("Next: show whether it helped")).to_be_visible()


def test_one_person_alone_gets_ten_minutes_and_no_team_ceremony(open_page):
    """0.1, 0.4: alone, on a phone, the same way has no teams, owners or facilitators in it."""
    page = open_page(width=360, height=740)
    set_up(page, "me alone")
    log(page, "I quoted a job without reading the attachment that doubled the scope.")
    classify(page)
    page.locator("#next").get_by_role("button").click()

    expect(page.locator("#agenda")).to_contain_text("10 minutes")
    for word in ("Who facilitates", "Who takes part", "Owner"):
        expect(page.get_by_text(word, exact=True)).to_have_count(0)


def test_two_clicks_lead_from_a_step_of_a_checklist_to_its_event_and_back(page, signed_in):
    """0.2, 7.2: a step knows the event that put it there."""
    acme = make.organisation()
    change = make.change(make.review(make.event(acme, text="The certificate ran out.")), add="End dates are checked")
    signed_in(page, make.person("Ana"))

    page.goto(change.version.artifact.get_absolute_url())
    page.locator(".check", has_text="End dates are checked").get_by_role("link").first.click()
    expect(page).to_have_url(re.compile(re.escape(Event.objects.get().get_absolute_url())))
    page.get_by_role("link", name=re.compile("Release checklist")).first.click()

    expect(page.get_by_text("End dates are checked").first).to_be_visible()


def test_what_is_typed_survives_a_reload_and_an_ended_session(page, signed_in):
    """A text being written is kept on the device until it is saved, and comes back after signing in again."""
    acme = make.organisation()
    ana = make.person("Ana")
    signed_in(page, ana)
    page.goto(f"/{acme.slug}/events/new")
    page.get_by_label("What happened?").fill("The van rolled, but the gate held.")
    page.wait_for_timeout(600)

    page.reload()
    expect(page.get_by_label("What happened?")).to_have_value("The van rolled, but the gate held.")

    page.context.clear_cookies()
    page.get_by_role("button", name="Log it").click()
    signed_in(page, ana)
    page.goto(f"/{acme.slug}/events/new")
    expect(page.get_by_label("What happened?")).to_have_value("The van rolled, but the gate held.")
    page.get_by_role("button", name="Log it").click()
    expect(page.get_by_text("Next: classify it")).to_be_visible()
    page.wait_for_load_state()  # Its script tells the device that the draft has served.

    assert Event.objects.get().title == "The van rolled, but the gate held"
    page.goto(f"/{acme.slug}/events/new")
    expect(page.get_by_label("What happened?")).to_have_value("")


def test_the_seam_of_an_event_goes_to_its_end_only_when_later_data_support_it(page, signed_in):
    """0.2, 10.8: a change counts as proven when fewer events follow than chance would explain, not before."""
    acme = make.organisation()
    event = make.closed_review(make.event(acme)).event
    change = event.changes.get()
    signed_in(page, make.person("Ana"))

    def compare(before, after):
        page.goto(f"/{acme.slug}/changes/{change.pk}/verifications")
        page.get_by_label("What was counted?").fill("refused payments")
        page.get_by_label("How many before the change?").fill(str(before))
        page.get_by_label("How many since the change?").fill(str(after))
        for field in page.get_by_label("In how many weeks?").all():
            field.fill("26")
        page.get_by_label("Where do the numbers come from?").fill("the list of the payment desk")
        page.locator("main form").get_by_role("button").last.click()
        page.goto(event.get_absolute_url())

    compare(3, 0)
    expect(page.locator(".seam__step--reached")).to_have_count(4)
    compare(24, 4)
    expect(page.locator(".seam__step--reached")).to_have_count(5)
