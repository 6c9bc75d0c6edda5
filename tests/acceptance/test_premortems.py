"""Pre-mortems and red teams: imagining the failure before it happens, together in one room, and what comes of it."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from goldseam.activity.delivery import deliver
from goldseam.live.models import Card, Dot, Draft, Room, Turn
from goldseam.measurements.models import Value
from goldseam.premortems.models import Premortem, Risk
from tests import make
from tests.live.served import with_streams

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 360, "height": 740}


live_server = with_streams


@pytest.fixture
def acme():
    return make.organisation()


@pytest.fixture
def ana(acme):
    return acme.memberships.get(role="owner").person


@pytest.fixture
def bo(acme):
    return make.member(acme, "Bo")


def opened(page):
    """Prepares a pre-mortem and opens its room; the page of whoever leads stands in the lobby."""
    page.goto("/acme/premortems/new")
    page.get_by_label("What is planned", exact=False).first.fill("Launch of the new billing")
    page.get_by_role("button", name="Prepare it").click()
    page.get_by_role("button", name="Open the room").click()
    come_in(page, "Come in as Ana")
    return Room.objects.get()


def come_in(page, button):
    page.get_by_role("button", name=button).click()
    expect(page.get_by_role("button", name="Leave the room")).to_be_visible()


def on(lead, title, *others):
    """Whoever leads goes on, and all stand at the next step without doing anything."""
    lead.get_by_role("button", name=re.compile(f"^Next: {title}")).click()
    for one in (lead, *others):
        expect(one.get_by_role("heading", level=1, name=title)).to_be_visible()


def write(page, words, hands=None):
    page.get_by_label("A new card").fill(words)
    if hands:
        page.get_by_text(hands, exact=True).first.click()
    page.get_by_role("button", name="Lay it down").click()
    expect(page.get_by_label("My card", exact=True).first).to_have_value(words)


def give(page, name, dots):
    """Puts so many dots on a cluster."""
    page.get_by_role("group", name=name).get_by_role("button", name=f"{dots} dot").click()
    expect(page.get_by_role("group", name=name).locator('[aria-pressed="true"]')).to_have_count(dots)


def test_people_go_through_a_room_from_its_lobby_to_risks_with_owner_trigger_and_counter_measure(
    open_page, signed_in, acme, ana, bo
):
    """6.1, 6.2, 2.5: joined from a link, on phones, with and without an account; silence, rounds, clusters, risks."""
    lead, phone, guest = open_page(), open_page(**PHONE), open_page(**PHONE)
    room = opened(signed_in(lead, ana))
    signed_in(phone, bo).goto(room.get_absolute_url())
    come_in(phone, "Come in as Bo")
    guest.goto(room.get_absolute_url())
    guest.get_by_role("textbox").first.fill("Cleo of the supplier")
    come_in(guest, "Come in")
    everybody = (lead, phone, guest)
    expect(lead.locator("#live-people").get_by_text("Cleo of the supplier")).to_be_visible()

    # It has failed. Everybody writes, and nobody sees a word or a number of the others.
    on(lead, "The plan", phone, guest)
    on(lead, "It has failed", phone, guest)
    expect(guest.get_by_text("“Launch of the new billing” has failed. That is certain.")).to_be_visible()
    on(lead, "Write down why", phone, guest)
    write(phone, "The old invoices were never compared", "In our hands")
    write(phone, "Old invoices differ from new invoices", "In our hands")
    write(guest, "The bank changed its format", "Not in our hands")
    write(lead, "Support heard of it on the day", "In our hands")
    for page, own in ((lead, "Support heard"), (guest, "The bank changed")):
        expect(page.get_by_label("My card", exact=True)).to_have_value(re.compile(own))
        assert "invoices" not in page.content()

    # A card begun is there again after the device lost the page.
    guest.get_by_label("A new card").fill("Half a thought about refunds")
    guest.wait_for_timeout(600)
    guest.reload()
    expect(guest.get_by_label("A new card")).to_have_value("Half a thought about refunds")
    expect(guest.get_by_label("My card", exact=True)).to_have_value("The bank changed its format")

    # Cards are read in rounds: whoever has the turn reads any card; the one who leads comes last.
    on(lead, "Read in turn", phone, guest)
    assert Draft.objects.count() == 0
    for _turn in range(8):
        if Card.objects.filter(stage="reasons", is_open=False).count() == 0:
            break
        turn = Turn.objects.filter(outcome="").select_related("seat").last()
        page = {ana.pk: lead, bo.pk: phone, None: guest}[turn.seat.person_id]
        before = Card.objects.filter(is_open=True).count()
        page.get_by_role("button", name="Turn over a card, and read it aloud").click()
        expect(lead.locator(".card")).to_have_count(before + 1)
    first_round = list(Turn.objects.filter(round=Turn.objects.first().round).values_list("seat__person", flat=True))
    assert first_round[-1] == ana.pk
    for page in everybody:
        expect(page.get_by_text("The bank changed its format").first).to_be_visible()

    # Put together by the menu, and named. What somebody had only begun to write lies there, too.
    on(lead, "Put together", phone, guest)
    for words, name in (("invoices", "Old invoices"), ("The bank", "The bank"), ("Support", "Support")):
        for card in Card.objects.filter(text__contains=words):
            phone.locator("label.card__words", has_text=card.text).click()
        phone.get_by_label("Move to").select_option("new")
        phone.get_by_label("Name, if new").fill(name)
        phone.get_by_role("button", name="Move", exact=True).click()
        expect(guest.get_by_role("heading", name=name)).to_be_visible()

    # Dots are secret until they are counted; nobody's is told from another's.
    on(lead, "Choose", phone, guest)
    give(phone, "Old invoices", 2)
    give(guest, "The bank", 1)
    expect(lead.get_by_text("3 dots left")).to_be_visible()
    lead.get_by_role("button", name="Close the vote and count").click()
    for page in everybody:
        expect(page.locator(".ranked__title")).to_have_text(["Old invoices", "The bank"])
    assert Dot.objects.count() == 0

    # What was chosen becomes a risk, with what it needs.
    on(lead, "What we do about them", phone, guest)
    risk = lead.locator(".decided__one", has_text="Old invoices")
    risk.get_by_role("link", name=re.compile("risk", re.IGNORECASE)).click()
    lead.get_by_label("Owner").select_option(label="Bo")
    lead.get_by_label("Trigger: what would you see first?").fill("Invoices that differ")
    lead.get_by_label("When it counts").select_option(label="is more than")
    lead.get_by_label("The number").fill("2")
    lead.get_by_label("Where do you see it?").fill("The nightly comparison")
    lead.get_by_label("How often somebody looks").select_option(index=1)
    lead.get_by_label("Counter-measure").fill("Compare all invoices of March before the launch")
    lead.get_by_role("button", name="Keep it").click()
    expect(guest.locator(".decided__kept")).to_contain_text("Old invoices")
    expect(guest.get_by_role("link", name="Old invoices")).to_have_count(0)  # It would lead to a page to sign in.

    lead.get_by_text("All steps").click()
    lead.get_by_role("button", name="End the room now").click()
    expect(lead.get_by_role("link", name="Old invoices")).to_be_visible()
    kept = Risk.objects.get(title="Old invoices")
    assert (kept.owner, kept.lacks) == (bo, [])
    room.refresh_from_db()
    assert room.seats.count() == 0
    assert Turn.objects.count() == 0


def test_a_pre_mortem_is_gone_through_with_the_keyboard_alone(page, signed_in, acme, ana):
    """6.1: writing, putting together and going on take no mouse."""
    room = opened(signed_in(page, ana))
    for title in ("The plan", "It has failed", "Write down why"):
        press(page, page.get_by_role("button", name=f"Next: {title}"))
        expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()
    page.get_by_label("A new card").focus()
    for words in ("Nobody had tried the restore", "The restore was never tried", "The supplier was late"):
        page.keyboard.type(words)
        page.keyboard.press("Enter")
        expect(page.get_by_label("My card", exact=True).first).to_have_value(words)
    press(page, page.get_by_role("button", name="Next: Read in turn"))
    press(page, page.get_by_role("button", name="Turn all over"))
    expect(page.get_by_text("All 3 cards lie open.")).to_be_visible()
    press(page, page.get_by_role("button", name="Next: Put together"))

    for words in ("Nobody had tried the restore", "The restore was never tried"):
        page.get_by_label(words).focus()
        page.keyboard.press("Space")
    page.get_by_label("Name, if new").focus()
    page.keyboard.type("Restore")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Restore")).to_be_visible()
    assert room.clusters.get().cards.count() == 2


def press(page, button):
    button.focus()
    page.keyboard.press("Enter")


def test_a_signal_that_fires_leads_to_the_risk_that_was_predicted(page, signed_in, acme, ana):
    """6.3: a watched measurement crosses its limit; the risk shows it, and its owner is told."""
    risk = make.complete_risk(make.premortem(acme, ana), ana)
    series = make.watched_series(acme, ana, title="Days until delivery")
    signed_in(page, ana).goto(risk.get_absolute_url())
    page.get_by_role("link", name="a measurement that a watch looks at").click()
    page.get_by_role("textbox").first.fill("The delivery moves away")
    page.get_by_role("button", name="Add the signal").click()
    signal = risk.signals.get()
    watch = make.armed_watch(series, ana, signal=signal)
    series.add([Value(timezone.now() - timedelta(hours=1), 3.5)], source="api")
    deliver()

    page.goto(risk.get_absolute_url())
    expect(page.get_by_text("waits for a look")).to_be_visible()
    page.goto("/acme/")
    expect(page.get_by_text("The delivery moves away").first).to_be_visible()
    assert watch.breaches.count() == 1


def test_a_red_team_rotates_and_has_a_veto_only_where_it_was_agreed_before(page, open_page, signed_in, acme, ana, bo):
    """6.4: members of the last drill rest; scope and findings; a veto that was not agreed cannot be said."""
    cleo = make.member(acme, "Cleo")
    make.reported_drill(acme, ana, members=[bo])
    signed_in(page, ana).goto("/acme/red-teams/new")
    page.get_by_label("What should it find out?").fill("What would make the move fail?")
    page.get_by_text("Attack the plan", exact=False).first.click()
    page.get_by_label("What is in, and what is out").fill("The move of the ward, not its budget")
    page.get_by_label("Who decides, and answers each point").select_option(label="Ana")
    page.get_by_label("Until", exact=True).fill(str(timezone.localdate() + timedelta(days=7)))
    page.get_by_role("button", name="Set it up").click()
    expect(page.get_by_text("Influence, no veto")).to_be_visible()

    page.get_by_role("link", name="Suggest people").first.click()
    suggested = page.get_by_role("group", name="Suggested")
    expect(suggested.get_by_text("Cleo")).to_be_visible()
    expect(suggested.get_by_text("Bo", exact=True)).to_have_count(0)
    page.get_by_role("button", name="Ask them").click()
    page.get_by_role("button", name="Begin the work").click()

    hers = open_page()
    signed_in(hers, cleo).goto(page.url)
    hers.locator("#findings").get_by_role("textbox").first.fill("The lift is too small for the beds")
    hers.get_by_role("button", name="Add it").click()
    expect(hers.get_by_text("The lift is too small for the beds")).to_be_visible()
    expect(hers.get_by_text("Say no to it")).to_have_count(0)
    hers.get_by_text("Hand in the report").first.click()
    hers.get_by_label("The answer to the question").fill("It fails at the lift.")
    hers.get_by_role("button", name="Hand it in").click()
    expect(hers.get_by_text("It fails at the lift.")).to_be_visible()

    page.reload()
    page.get_by_role("link", name="Answer it").click()
    page.get_by_text("We do not follow it").click()
    page.get_by_label("Why, in your words").fill("The beds come apart; we measured it.")
    page.get_by_role("button", name="Answer it").click()
    expect(page.get_by_text("The beds come apart; we measured it.")).to_be_visible()


def test_a_dissent_stays_with_the_decision_and_later_shows_which_point_foresaw_it(page, signed_in, acme, ana, bo):
    """6.5: one page, attached for good; words of an accepted decision stay; the look back names points, not people."""
    decision = make.complete_decision(acme, ana)
    signed_in(page, bo).goto(decision.get_absolute_url())
    page.get_by_role("link", name="Attach a dissent").click()
    page.get_by_label("What we see differently").first.fill("The link is too slow for a restore")
    page.get_by_label("What we think will happen instead, and when").first.fill("A restore takes a day")
    page.get_by_role("button", name="Attach it for good").click()
    expect(page.get_by_text("The link is too slow for a restore")).to_be_visible()

    signed_in(page, ana).goto(decision.get_absolute_url())
    page.get_by_role("button", name="Accept it").click()
    expect(page.get_by_role("link", name="Write on it")).to_have_count(0)
    page.goto(f"{decision.get_absolute_url()}/look-back")
    page.get_by_text("It did not come true").click()
    page.get_by_label("What happened").fill("A restore took nineteen hours.")
    page.get_by_label("What we learned", exact=False).fill("Try a restore before we decide.")
    page.get_by_label("The link is too slow for a restore").check(force=True)
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_text("it came like this")).to_be_visible()
    expect(page.get_by_text("A restore took nineteen hours.")).to_be_visible()


def test_later_one_sees_which_risks_came_true_and_which_failures_nobody_predicted(page, signed_in, acme, ana):
    """6.6: an event is matched with a predicted risk, another was foreseen by nobody, and both stand on one page."""
    premortem = make.premortem(acme, ana, "Move of the servers")
    risk = make.complete_risk(premortem, ana, "The new servers were delivered late")
    told = make.event(acme, text="The new servers were delivered three weeks late.")
    other = make.event(acme, text="A cleaner pulled the plug of the old rack.")
    signed_in(page, ana).goto(told.get_absolute_url())
    page.locator("#foreseen").get_by_role("button", name=re.compile("This one")).first.click()
    expect(page.locator("#foreseen").get_by_text("Foreseen in the pre-mortem of “Move of the servers”")).to_be_visible()
    page.goto(other.get_absolute_url())
    page.locator("#foreseen").get_by_text("Nobody foresaw it").first.click()
    page.get_by_role("button", name="Say that nobody foresaw it").click()
    expect(page.get_by_text("A wider group may see more the next time.")).to_be_visible()

    page.goto("/acme/premortems/foresight")
    expect(page.get_by_text("cleaner pulled the plug", exact=False).first).to_be_visible()
    page.goto(risk.get_absolute_url())
    expect(page.get_by_text("came true").first).to_be_visible()
    assert Premortem.objects.get().risks.get().state == "happened"
