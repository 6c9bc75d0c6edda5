"""7.3: a checklist is run with the keyboard alone, on the narrowest phone."""

import pytest
from playwright.sync_api import expect

from goldseam.runs.models import Run
from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_keys_answer_line_after_line(open_page, signed_in):
    checklist = make.checklist(items=("Tests are green", "Backup is taken", "Doors are locked"))
    run = Run.start(checklist.owner, checklist)
    page = open_page(width=360)
    signed_in(page, checklist.owner).goto(run.get_absolute_url())

    page.keyboard.press("d")
    expect(page.get_by_text("1 of 3 lines are answered.")).to_be_visible()
    page.keyboard.press("j")
    page.keyboard.press("p")
    page.keyboard.type("The lock is broken")
    page.keyboard.press("Enter")
    expect(page.get_by_text("2 of 3 lines are answered.")).to_be_visible()
    page.keyboard.press("n")
    expect(page.get_by_text("All 3 lines are answered.")).to_be_visible()

    states = {answer.item.text: answer.state for answer in run.answers.select_related("item")}
    assert states == {"Tests are green": "done", "Backup is taken": "not_applicable", "Doors are locked": "problem"}
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
