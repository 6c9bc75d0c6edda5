"""Can we say it here? The unsigned question that ends a review, and words that do not blame."""

import json

import pytest
from click.testing import CliRunner
from playwright.sync_api import expect

from goldseam.cli import main
from goldseam.events.models import Event
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
