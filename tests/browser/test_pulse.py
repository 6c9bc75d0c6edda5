"""2.2: answering a pulse on a phone: with the keyboard alone, without script, and leaving nothing on the device."""

import pytest
from playwright.sync_api import expect

from tests import make
from tests.browser import axe

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

KEPT = """async () => ({
  local: localStorage.length, session: sessionStorage.length, cookies: document.cookie,
  databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
})"""


@pytest.fixture
def asked(db):
    acme = make.organisation(size="organisation")
    make.team(acme, "Ward", [make.member(acme, f"P{number}") for number in range(5)])
    return make.open_pulse(acme)


def address(asked):
    group = asked.groups.get(name="Ward")
    return f"/pulse/{asked.code_for(make.person('P0'), group)}"


def answered(asked):
    asked.close()
    return asked.groups.get(name="Ward").answered


def chosen(page, number):
    return page.locator(f"input[name=item{number}]:checked").input_value()


def test_eight_answers_with_the_keyboard_alone(open_page, asked):
    page = open_page(360, 740)
    page.goto(address(asked))
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert axe.violations(page) == []
    smallest = page.locator(".pulse-scale__point").first.bounding_box()
    assert min(smallest["width"], smallest["height"]) >= 44

    page.locator("input[name=item1]:checked").focus()
    for key in ("2", "6", "3", "5", "1", "7", "0"):
        page.keyboard.press(key)
        page.keyboard.press("Tab")
    page.keyboard.press("3")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.keyboard.type("Nights are hard.")
    assert [chosen(page, number) for number in range(1, 9)] == ["2", "6", "3", "5", "1", "7", "", "4"]
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Thank you.")).to_be_visible()
    assert page.evaluate(KEPT) == {"local": 0, "session": 0, "cookies": "", "databases": 0, "caches": 0}
    page.go_back()
    expect(page.get_by_role("heading", name="Thank you.")).to_be_visible()
    assert axe.violations(page) == []
    assert answered(asked) == 1


def test_without_script_and_in_another_language_no_answer_is_lost(open_page, asked):
    page = open_page(360, 740, java_script_enabled=False, color_scheme="dark")
    page.goto(address(asked))
    page.locator("input[name=item4][value='6']").check(force=True)
    page.get_by_label("Do you want to say something").fill("Une phrase.")

    page.get_by_role("button", name="Français").click()

    expect(page.get_by_role("button", name="Envoyer mes réponses")).to_be_visible()
    assert chosen(page, 4) == "6"
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Envoyer mes réponses").click()
    expect(page.get_by_role("heading", name="Merci.")).to_be_visible()
    assert answered(asked) == 1
