"""Hints for a promise while one types it."""

import pytest

from tests import make

pytestmark = pytest.mark.django_db(transaction=True)


def test_hints_come_while_one_types_and_leave_the_typing_alone(page, signed_in):
    """4.8: weak actions are pointed out, in English and German, and saved all the same."""
    signed_in(page, make.organisation().memberships.get().person)
    page.goto("/acme/actions/new")
    title = page.get_by_label("What will be done")
    hint = page.locator("quiet-part").get_by_text("What will exist afterwards")

    title.press_sequentially("Alarmierung verbessern")
    hint.wait_for()
    assert page.evaluate("document.activeElement.name") == "title"
    assert title.input_value() == "Alarmierung verbessern"

    title.fill("Zweiten Alarm aufstellen")
    hint.wait_for(state="detached")


def test_without_a_connection_nobody_is_disturbed(page, signed_in):
    signed_in(page, make.organisation().memberships.get().person)
    page.goto("/acme/actions/new")
    page.route("**/actions/hints", lambda route: route.abort())

    with page.expect_event("requestfailed"):
        page.get_by_label("What will be done").press_sequentially("Improve the alerts")
    page.wait_for_timeout(200)

    assert page.get_by_role("alert").count() == 0
    page.complaints.clear()  # htmx notes in the console that nothing came.
