"""The near ones: told in half a minute, answered, sorted, drawn, looked at together, and told to everybody again."""

import json
import re
from datetime import timedelta
from unittest.mock import patch

import pytest
from click.testing import CliRunner
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from goldseam.activity.delivery import deliver
from goldseam.cli import main
from goldseam.common.work import Worker
from goldseam.events.models import Event, Layer
from goldseam.exchange.models import Hook
from goldseam.exchange.webhooks.sender import sender_named
from goldseam.reporting.models import Outcome, Sealed, Thanks
from goldseam.reporting.opening import open_sealed
from goldseam.triage.models import Triage, Waiting
from tests import make
from tests.patterns.things import events, last_month

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LOG = """Nr;When;What;How bad
1;13.02.2026;The wrong vial was taken.;2
2;27.02.2026;The alarm was off.;4
3;later;A cup fell.;1
"""


@pytest.fixture
def ana(db):
    return make.person("Ana")


@pytest.fixture
def acme(ana):
    return make.organisation(ana, size="organisation")


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def work():
    """What the worker does by itself."""
    worker = Worker()
    while worker.round():
        pass


def in_the_morning():
    """What the worker does at five o'clock."""
    tomorrow = (timezone.now() + timedelta(days=1)).replace(hour=6)
    with patch.object(timezone, "now", lambda: tomorrow):
        open_sealed.call()
    deliver()


def test_who_reports_without_a_name_is_thanked_asked_answered_and_told_what_changed(open_page, signed_in, acme, ana):
    """5.1, 5.2, 2.3, 2.7: from a phone without an account to the outcome, and nobody ever learns who it was."""
    letterbox = make.letterbox(acme, by=ana)
    phone = open_page(360, 740)
    phone.goto(f"/report/{letterbox.key}")
    phone.get_by_label("What happened?").fill("The pump alarm was off during the hand-over.")
    phone.locator("[value=anonymous]").check()
    press(phone, "Send")
    expect(phone.get_by_role("heading", name="Thank you for telling us.")).to_be_visible()
    code = phone.locator("#sent").get_attribute("data-receipt")
    assert not Event.objects.exists()
    in_the_morning()

    desk = signed_in(open_page(), ana)
    desk.goto("/acme/triage")
    expect(desk.get_by_role("heading", name="First, say thank you")).to_be_visible()
    desk.get_by_label("In your own words").fill("Good that you looked.")
    press(desk, "Thank them")
    desk.locator("summary", has_text="Ask one question").click()
    desk.get_by_label("Your question").fill("Which pump was it?")
    press(desk, "Ask")
    expect(desk.get_by_text("Which pump was it?")).to_be_attached()

    phone.goto("/report/receipt")
    phone.get_by_role("textbox").fill(code)
    press(phone, "Open")
    expect(phone.get_by_text("Good that you looked.")).to_be_visible()
    expect(phone.get_by_text("Which pump was it?")).to_be_visible()
    phone.get_by_role("textbox").fill("The one at bed four.")
    press(phone, "Send the answer")
    expect(phone.get_by_text("Your answer is passed on")).to_be_visible()
    assert Sealed.objects.count() == 1
    in_the_morning()

    event = Event.objects.get()
    desk.goto(event.get_absolute_url())
    expect(desk.get_by_text("The one at bed four.")).to_be_visible()
    desk.locator("summary", has_text="Tell what became of it").click()
    desk.get_by_text("Something is different now").click()
    desk.locator("#tell textarea").fill("Alarms are tested at each hand-over.")
    press(desk, "Tell them")
    expect(desk.locator("#outcome")).to_contain_text("Alarms are tested")

    phone.goto("/report/receipt")
    phone.get_by_role("textbox").fill(code)
    press(phone, "Open")
    expect(phone.get_by_role("heading", name="What changed")).to_be_visible()
    expect(phone.get_by_text("Alarms are tested at each hand-over.")).to_be_visible()
    assert phone.context.cookies() == []


def test_everybody_hears_what_changed_because_somebody_spoke_up(page, signed_in, acme, ana):
    """2.7, 5.6, 5.7: the feed, a note that is drafted from it and published, and thanks by name where they agreed."""
    bo = make.member(acme, "Bo")
    event = make.event(acme, by=bo, kind="near_miss", text="Two vials looked alike on the tray.")
    Outcome.tell(event, by=ana, text="The vials stand on separate trays.", is_change=True)
    signed_in(page, ana).goto("/acme/strengthened")
    expect(page.locator("#feed")).to_contain_text("The vials stand on separate trays")

    page.get_by_role("link", name="All notes").click()
    press(page, "Draft it")
    expect(page.get_by_role("main")).to_contain_text("The vials stand on separate trays.")
    page.get_by_role("link", name="Read it as others will").click()
    press(page, "Publish it in the organisation")
    for reader in (bo, make.member(acme, "Rae", role="reporter")):
        signed_in(page, reader).goto("/acme/strengthened/notes")
        page.locator(".list__title a").first.click()
        expect(page.get_by_role("main")).to_contain_text("The vials stand on separate trays.")

    recognised = make.recognition(acme, by=ana, person=bo, event=event, words="Three trays were put right.")
    signed_in(page, ana).goto("/acme/strengthened")
    expect(page.get_by_text("Three trays were put right.")).to_be_visible()
    expect(page.locator("main")).not_to_contain_text("Bo")
    recognised.agree(by=bo)
    page.reload()
    expect(page.locator("main")).to_contain_text("Bo")


def test_a_month_is_looked_at_and_two_patterns_become_a_review_with_actions(page, signed_in, acme, ana):
    """5.4: trend, Pareto by any field, the patterns that people choose, and what they promise to reinforce."""
    events(acme, 14, last_month(), place="Pharmacy", severity_potential=4)
    events(acme, 9, last_month(), place="Ward 4")
    signed_in(page, ana).goto("/acme/patterns?field=place")
    expect(page.locator("#period")).to_contain_text("23 events")
    expect(page.locator("#frequent figure")).to_contain_text("Pharmacy")

    page.get_by_role("checkbox", name=re.compile("Pharmacy")).check()
    press(page, "Go on with these")
    page.get_by_label("Why").first.fill("Two shelves look alike.")
    press(page, "Keep it, and open the review")
    expect(page.get_by_role("heading", name="What makes the defences stronger")).to_be_visible()
    expect(page.get_by_role("heading", name="What was seen then")).to_be_visible()

    review = Event.objects.filter(place="Pharmacy", reviews__isnull=False).first().reviews.get()
    make.action(review, by=ana, title="Part the two shelves")
    page.reload()
    expect(page.get_by_role("main")).to_contain_text("Part the two shelves")


def test_layers_show_where_an_event_got_through_and_which_holes_line_up(page, signed_in, acme, ana):
    """5.5: slices for one event, a matrix over many, and what such shares do not say."""
    names = ("Order form", "Second look", "Patient asks")
    form, look, patient = [Layer.add(acme, name, kind="process") for name in names]
    for event in events(acme, 4, last_month()):
        event.find_layers(by=ana, findings={form: ("failed", ""), look: ("absent", ""), patient: ("held", "")})
    signed_in(page, ana).goto(event.get_absolute_url())
    expect(page.locator("figure", has_text="What it got through")).to_contain_text("Patient asks")

    page.goto("/acme/patterns/layers")

    main = page.get_by_role("main")
    expect(main).to_contain_text("Order form + Second look")
    expect(main).to_contain_text("4 events")
    expect(main).to_contain_text("Shares among reported events")
    expect(page.get_by_role("table").filter(has_text="Stopped it")).to_contain_text("4/4")


def test_a_log_from_elsewhere_comes_in_once_and_can_be_taken_back(page, signed_in, acme, ana, tmp_path):
    """5.8: columns are recognised and can be changed, wrong rows are named, and a second run adds nothing."""
    file = tmp_path / "near misses.csv"
    file.write_text(LOG)
    signed_in(page, ana).goto("/acme/files/logs")
    page.locator("[type=file]").set_input_files(file)
    press(page, "Look at it first")
    expect(page.get_by_role("main")).to_contain_text("The wrong vial was taken.")
    if (choice := page.get_by_label("1 is the least")).count():
        choice.first.check()
    press(page, "Bring in 3 rows")
    work()
    page.reload()
    expect(page.get_by_role("main")).to_contain_text("Line 4")
    assert set(Event.objects.values_list("title", flat=True)) == {"The wrong vial was taken", "The alarm was off"}

    again = CliRunner().invoke(
        main, ["import", "log", str(file), "--organisation", "acme", "--by", ana.email, "--format", "json"]
    )
    assert (json.loads(again.output)["new"], Event.objects.count()) == (0, 2)
    page.locator("summary", has_text="Take it back").click()
    press(page, "Take it back")
    work()
    assert not Event.objects.exists()


def test_an_alert_opens_an_event_repeats_fold_into_it_and_a_recovery_closes_it(page, signed_in, acme, ana):
    """5.8: what other tools report, with a log of all that arrived."""
    hook = Hook.make(acme, by=ana, sender="alertmanager", name="Checkout")
    body = json.loads(sender_named("alertmanager").example)
    alert = body["alerts"][0]
    body["alerts"], began = [alert], timezone.now() - timedelta(hours=1)
    alert |= {"status": "firing", "startsAt": began.isoformat(), "endsAt": "0001-01-01T00:00:00Z"}
    over = {"status": "resolved", "endsAt": (began + timedelta(minutes=20)).isoformat()}

    for change in ({}, {"annotations": {"summary": "Still slow"}}, over):
        alert |= change
        answer = Client().post(f"/webhooks/{hook.address.rpartition('/')[2]}", body, content_type="application/json")
        assert answer.status_code == 200, answer.content

    event = Event.objects.get()
    assert event.recovered_at - event.started_at == timedelta(minutes=20)
    signed_in(page, ana).goto(hook.get_absolute_url())
    expect(page.get_by_role("main")).to_contain_text(re.compile("Opened", re.IGNORECASE))
    expect(page.get_by_role("main")).to_contain_text(re.compile("Closed", re.IGNORECASE))


@pytest.fixture
def queue(page, signed_in, acme, ana):
    """Three reports wait, and a hand lies on the keyboard."""
    rae = make.member(acme, "Rae", role="reporter")
    for text, severity in (("A vial was nearly mixed up.", 2), ("The step is worn.", 3), ("A cup fell.", None)):
        Waiting.begin(make.event(acme, by=rae, text=text, kind="near_miss", severity_potential=severity))
    signed_in(page, ana).goto("/acme/triage")
    return page


def keys(page, *pressed):
    for key in pressed:
        page.keyboard.press(key)


def go(page, *pressed):
    """Presses keys of which the last one leads to another page."""
    with page.expect_navigation():
        keys(page, *pressed)


def test_three_reports_are_sorted_without_a_mouse(queue):
    """5.3: thanked, tagged, rated, decided and undone from the keyboard."""
    title = queue.locator("#one-h")
    expect(title).to_have_text("A vial was nearly mixed up")
    go(queue, "j")
    expect(title).to_have_text("The step is worn")
    go(queue, "k")
    expect(title).to_have_text("A vial was nearly mixed up")

    go(queue, "y", "Space", "Enter")
    assert Thanks.objects.count() == 1
    keys(queue, "t")
    queue.keyboard.type("labels")
    go(queue, "Enter")
    go(queue, "d", "Enter")
    expect(title).to_have_text("The step is worn")
    go(queue, "Enter", "Enter")
    expect(title).to_have_text("A cup fell")
    keys(queue, "s", "1", "Escape", "d")
    go(queue, "ArrowUp", "Enter")

    expect(queue.get_by_role("heading", name="Nothing waits")).to_be_visible()
    assert list(Triage.objects.order_by("event").values_list("route", flat=True)) == ["batch", "aar", "batch"]
    go(queue, "u")
    expect(title).to_have_text("A cup fell")
    assert Waiting.objects.count() == 1
