"""Remarks beside an editor while one writes."""

import pytest

from tests import make

pytestmark = pytest.mark.django_db(transaction=True)


def test_remarks_follow_the_text_and_name_their_line(page, signed_in):
    """7.2: the linter stands beside the text, and a line is described by what is said about it."""
    signed_in(page, make.organisation().memberships.get().person)
    page.goto("/acme/artifacts/new?kind=checklist")
    line = page.locator("#id_form-0-text")

    line.press_sequentially("Ensure the backup")
    page.locator("#hints").get_by_text("What exactly does “ensure” ask for?").wait_for()
    assert page.evaluate("document.activeElement.id") == "id_form-0-text"
    assert "hint-C7-id_form-0-text" in line.get_attribute("aria-describedby")
    assert page.locator(".editor-row .remark-mark").first.inner_text() == "A vague word"

    line.fill("Backup taken")
    page.locator("#hints").get_by_text("What exactly does").wait_for(state="detached")
    assert "hint-C7" not in (line.get_attribute("aria-describedby") or "")
