"""6.5: the page of dissent in a browser, where a script counts its words."""

import pytest
from playwright.sync_api import expect

from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def writing(page, signed_in):
    decision = make.decision(make.organisation(), make.person("Ana"))
    signed_in(page, decision.proposed_by).goto(f"{decision.get_absolute_url()}/dissents")
    page.decision = decision
    return page


def test_words_are_counted_while_one_types_and_attached_for_good(writing):
    writing.get_by_label("What we see differently").fill("The link is too slow.")
    expect(writing.get_by_text("5 of 500 words")).to_be_visible()

    writing.get_by_label("What speaks for it").fill("word " * 500)
    expect(writing.locator("[data-count]")).to_have_text("505 words: 5 too many for one page")
    expect(writing.get_by_role("status").filter(has_text="5 too many")).to_have_count(1)

    writing.get_by_label("What speaks for it").fill("We measured it.")
    writing.get_by_role("button", name="Attach it for good").click()

    expect(writing.get_by_text("The link is too slow.")).to_be_visible()
    assert writing.decision.dissents.get().author == "Ana"
