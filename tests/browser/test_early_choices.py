"""What somebody chooses before a page's script has come."""

import re

import pytest
from playwright.sync_api import expect

from tests import make
from tests.events.test_searching import put_all_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def held_back(page, signed_in):
    """A page of a slow line: what is looked for is there, its script waits until it is let through."""
    acme = make.organisation()
    for text, tag in (("Payments were refused for an hour", "payday"), ("The infusion pump stopped", "ward")):
        make.readable_postmortem(make.event(acme, text=text, tags=[tag]))
    put_all_in()
    waiting = []
    page.route("**/goldseam*.js", lambda route: waiting.append(route))
    signed_in(page, acme.memberships.get(role="owner").person)

    def let_through():
        for route in waiting:
            route.continue_()

    return page, let_through


def test_is_answered_as_soon_as_it_has_come(held_back):
    page, let_through = held_back
    page.goto("/acme/postmortems", wait_until="commit")
    page.get_by_label("Contributing factor").select_option("Hand-over")
    let_through()
    page.wait_for_url(re.compile("factor=handover"))


def test_is_asked_for_once_only(held_back):
    page, let_through = held_back
    page.goto("/acme/postmortems", wait_until="commit")
    page.get_by_label("Tag", exact=True).fill(" ward ")
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "tag=" in request.url else None)
    let_through()
    expect(page.locator(".library .list__item")).to_have_count(1)
    page.wait_for_timeout(1_500)
    assert len(asked) == 1


def test_a_page_that_nobody_touched_asks_nothing(held_back):
    page, let_through = held_back
    page.goto("/acme/postmortems?tag=ward&period=year&factor=handover", wait_until="commit")
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "/postmortems" in request.url else None)
    expect(page.get_by_label("Tag", exact=True)).to_have_value("ward")
    let_through()
    page.wait_for_timeout(1_500)
    assert not asked
