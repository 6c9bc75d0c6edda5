"""What people do in the private place, for tests in a browser."""

import re

from playwright.sync_api import expect

CODE = re.compile(r"([0-9A-Z]{4}-){7}[0-9A-Z]{4}")
SLOW = 20_000  # Keys are made slowly on purpose.
TEXT = "I deleted the wrong table, Zwölffach ✳ verflixt."
PASSPHRASE = "amber garden violet harbour lamp"


def opened(page, words):
    page.goto("/acme/private")
    page.get_by_label("Passphrase, or recovery code").fill(words)
    page.get_by_role("button", name="Open", exact=True).click()
    expect(page.get_by_role("heading", name="What would help now?")).to_be_visible(timeout=SLOW)
    return page


def begun(page, words=PASSPHRASE, where="Sealed, on this install"):
    """A place of one's own; gives the recovery code."""
    page.goto("/acme/private")
    page.get_by_role("button", name="Begin a place").click()
    page.get_by_label("Your passphrase").fill(words)
    page.get_by_label(where).check()
    page.get_by_role("button", name="Begin", exact=True).click()
    code = page.locator("[data-view=begun] [data-name=code]")
    expect(code).to_have_text(CODE, timeout=SLOW)
    told = code.inner_text()
    page.get_by_role("button", name="I have kept it").click()
    return told


def write(page, text=TEXT):
    """A letter of one sentence, kept."""
    page.get_by_role("button", name="Write a letter").click()
    page.get_by_label("What happened?").fill(text)
    page.get_by_role("button", name="That is enough").click()
    page.get_by_role("button", name="Done").click()
    expect(page.get_by_role("button", name="Read: Letter").first).to_be_visible()
    expect(page.locator("[data-status]")).to_have_text("Kept.")


def read(page):
    """The sentences of all letters."""
    told = []
    for number in range(page.locator("[data-notes] button").count()):
        page.locator("[data-notes] button").nth(number).click()
        told.append(page.locator("[data-told] p").first.inner_text())
        page.get_by_role("button", name="To the start").click()
    return sorted(told)
