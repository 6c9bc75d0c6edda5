"""Can we say it here? The unsigned question that ends a review, and words that do not blame."""

import json
from datetime import timedelta

import pytest
from click.testing import CliRunner
from django.utils import timezone
from playwright.sync_api import expect

from goldseam.cli import main
from goldseam.events.models import Event
from goldseam.safety.models import Pulse
from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def hand_in(page, review, text):
    page.goto(f"{review.get_absolute_url()}#safety")
    page.get_by_text("What felt unsafe to say? (unsigned, optional)").click()
    page.get_by_label("What felt unsafe to say?", exact=True).fill(text)
    page.get_by_role("button", name="Hand it in, unsigned").click()
    expect(page.get_by_text("Thank you. Your answer carries no name.")).to_be_visible()


def closed(review):
    make.classified(review.event)
    review.close(
        by=review.opened_by, what_happened="It broke.", what_is_different="Nothing.", why_nothing_changed="It is gone."
    )


@pytest.mark.parametrize(("count", "is_shown"), [(4, False), (5, True)])
def test_answers_are_shown_only_where_the_group_is_large_enough_to_hide_in(open_page, signed_in, count, is_shown):
    """2.1: what felt unsafe to say is answered without a name, and shown from five answers on, after closing."""
    acme = make.organisation()
    review = make.review(make.event(acme))
    people = [make.member(acme, name) for name in ("Bo", "Cy", "Di", "Ed", "Flo")[:count]]
    for who in people:
        hand_in(signed_in(open_page(), who), review, f"The answer number {people.index(who)}")
    closed(review)

    page = signed_in(open_page(), make.person("Ana"))
    page.goto(review.get_absolute_url())

    expect(page.get_by_text("The answer number 0")).to_have_count(1 if is_shown else 0)


def test_words_that_blame_are_marked_while_one_writes_and_on_files_and_never_stop_anybody(page, signed_in, tmp_path):
    """2.6: with a reason and a question, in the product and from the command line; saving goes on as ever."""
    text = "Maria forgot to rotate the certificate, and obviously nobody looked."
    make.organisation()
    signed_in(page, make.person("Ana")).goto("/acme/events/new")
    page.get_by_label("What happened?").press_sequentially(text)
    expect(page.locator(".marked-words__mark").first).to_be_attached()
    page.locator(".coach__count").first.click()
    expect(page.locator(".coach__why").first).not_to_be_empty()

    page.get_by_role("button", name="Log it").click()
    expect(page.get_by_text("Next: classify it")).to_be_visible()
    file = tmp_path / "account.md"
    file.write_text(f"# Account\n\n{text}\n")
    result = CliRunner().invoke(main, ["lint", "--format", "json", str(file)])

    assert Event.objects.get().text == text
    assert result.exit_code == 1
    marks = json.loads(result.stdout)
    assert {"forgot to", "obviously"} <= {mark["text"] for mark in marks}
    assert all(mark["line"] == 3 and mark["why"] and mark["suggestion"] for mark in marks)


def answer(page, pulse, who, group, digits):
    page.goto(f"/pulse/{pulse.code_for(who, group)}")
    for number, digit in enumerate(digits, 1):
        page.locator(f"input[name=item{number}][value='{digit}']").check(force=True)
    page.get_by_role("button", name="Send my answers").click()
    expect(page.get_by_role("heading", name="Thank you.")).to_be_visible()


def test_a_pulse_from_planning_to_what_we_change(open_page, signed_in):
    """2.2: seven statements with reversed ones, by team, without a name; then what was heard and what follows."""
    acme = make.organisation(size="organisation")
    people = [make.member(acme, f"P{number}") for number in range(6)]
    make.team(acme, "Ward", people)
    leader = signed_in(open_page(), make.person("Ana"))
    leader.goto("/acme/pulses")
    leader.get_by_role("link", name="Plan the first pulse").click()
    leader.get_by_label("Opens on").fill(timezone.localdate().isoformat())
    leader.get_by_label("What is it for?").fill("To learn where it is hard to speak up.")
    leader.get_by_role("button", name="Plan it").click()
    leader.get_by_role("button", name="Open it now").click()
    expect(leader.get_by_text("It is open until").first).to_be_visible()

    pulse = Pulse.objects.get()
    group = pulse.groups.get(name="Ward")
    member = signed_in(open_page(360, 740), people[0])
    member.goto(f"{pulse.get_absolute_url()}/answer")
    member.get_by_role("link", name="Answer for this team").click()
    expect(member.get_by_text("To learn where it is hard to speak up.")).to_be_visible()
    for person, digits in zip(people, make.PULSE_ANSWERS, strict=True):
        answer(member, pulse, person, group, f"{digits}5")
    pulse.close()

    leader.goto(f"{pulse.get_absolute_url()}/response")
    leader.get_by_label("What we heard").fill("Asking for help is hard at night.")
    leader.get_by_label("What we change", exact=False).first.fill("Two of us are on call.")
    leader.get_by_role("button", name="Say it").click()
    member.goto(pulse.get_absolute_url())

    expect(member.locator(".pulse-cut__score").first).to_contain_text("5.1 of 7; the range that fits is 3.9 to 6.3")
    expect(member.get_by_text("Two of us are on call.")).to_be_visible()
    member.goto("/acme/strengthened")
    expect(member.get_by_role("heading", name="Two of us are on call")).to_be_visible()


def test_no_page_tells_of_a_group_that_is_too_small(open_page, signed_in):
    """2.2: a team under five, four answers, another team, days or filters in an address: nothing comes of it."""
    acme = make.organisation(size="organisation")
    few, tiny = [make.member(acme, f"P{number}") for number in range(6)], [make.member(acme, "Tia")]
    make.team(acme, "Few answers", few)
    make.team(acme, "Tiny", tiny)
    pulse = make.closed_pulse(acme, answers=make.PULSE_ANSWERS[:4], comment="Only I saw that")
    query = f"?team=1&since={timezone.localdate() - timedelta(days=9)}&person={few[0].pk}&item=3"

    for who in (few[0], tiny[0], make.person("Ana")):
        page = signed_in(open_page(), who)
        for address in ("", query):
            page.goto(f"{pulse.get_absolute_url()}{address}")
            expect(page.get_by_role("heading", name=str(pulse), exact=True)).to_be_visible()
            expect(page.locator(".pulse-cut__score")).to_have_count(0)
            expect(page.get_by_text("Only I saw that")).to_have_count(0)
