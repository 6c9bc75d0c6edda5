"""The main job with the keyboard alone: Tab, Enter, Space and arrows; no pointer."""

import pytest
from playwright.sync_api import expect

from goldseam.reviews.models import Review
from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# What a person hears or sees of the control that has the focus.
FOCUSED = """() => {
  const at = document.activeElement
  const labels = [...(at.labels ?? [])].map((label) => label.innerText).join(" ")
  const look = getComputedStyle(at)
  return {
    words: (labels || at.getAttribute("aria-label") || at.innerText || "").trim(),
    visible: look.outlineStyle !== "none" || look.boxShadow !== "none",
  }
}"""


def tab_to(page, words, most=120):
    """Presses Tab until the control of these words has the focus, which must show."""
    for _press in range(most):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUSED)
        if at["words"].startswith(words):
            assert at["visible"], f"The focus on “{words}” does not show."
            return
    raise AssertionError(f"Tab never reaches “{words}”.")


def press(page, words):
    tab_to(page, words)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def fill(page, words, text):
    tab_to(page, words)
    page.keyboard.type(text)


def test_acting_changing_and_closing_need_no_pointer(page, signed_in):
    """0.1, 3.6, 3.7: from the part in which something changes to the closed review, with the keyboard alone."""
    acme = make.organisation()
    ana = acme.memberships.get(role="owner").person
    review = make.review(make.classified(make.event(acme)))
    review.start(by=ana)
    review.go_to("next", by=ana)
    signed_in(page, ana).goto(review.get_absolute_url())

    press(page, "Change something right here")
    press(page, "Start a checklist")
    fill(page, "Title", "Release checklist")
    fill(page, "Line", "End dates of certificates are checked")
    press(page, "Save the change")
    expect(page.get_by_role("heading", name="Before and after")).to_be_visible()
    press(page, "Back to the review")
    fill(page, "What will be done", "Automate the renewal of the certificate")
    fill(page, "Owner", "Ana")
    fill(page, "Kind of change", "Let a machine")
    fill(page, "Expected risk reduction", "an unnoticed end date: almost never")
    press(page, "Add the action")
    expect(page.get_by_role("heading", name="Automate the renewal")).to_be_visible()
    page.goto(review.get_absolute_url())
    press(page, "Next part")
    fill(page, "What happened, in a line", "A certificate ran out.")
    fill(page, "What is different now, in a line", "The release checklist asks for end dates.")
    press(page, "Close the review")

    expect(page.get_by_text("Follow-through:").first).to_be_visible()
    assert Review.objects.get().is_closed
    assert Review.objects.get().actions.get().remedy == "automate"
