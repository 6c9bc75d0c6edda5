"""2.6: the coach in a browser: words are underlined while somebody types, and nothing is ever held up."""

import pytest
from playwright.sync_api import expect

from goldseam.events.models import Event
from tests import make
from tests.browser import axe

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BLAME = "The operator was careless. He failed to call."
WHERE = """() => [...document.querySelectorAll("marked-words")].map((glass) => {
  const [field, over] = [glass.previousElementSibling, glass].map((element) => element.getBoundingClientRect())
  return ["left", "top", "width", "height"].map((side) => Math.abs(field[side] - over[side]))
})"""


@pytest.fixture
def acme(db):
    return make.organisation()


@pytest.fixture
def ana(acme):
    return make.person("Ana")


@pytest.fixture
def logging(page, signed_in, acme, ana):
    """The page on which something is logged, with its field in focus."""
    signed_in(page, ana).goto("/acme/events/new")
    page.locator("#id_text").focus()
    return page


def marked(page):
    return page.locator(".marked-words__mark")


def count(page):
    return page.locator("coach-notes summary")


def test_words_are_underlined_while_somebody_types(logging):
    logging.keyboard.type(BLAME)

    expect(marked(logging)).to_have_text(["careless", "failed to"])
    expect(count(logging)).to_have_text("2 things to look at")
    assert logging.evaluate(WHERE) == [[0, 0, 0, 0]]
    assert logging.evaluate("document.activeElement.id") == "id_text"


def test_nothing_on_the_page_moves_when_marks_appear(logging):
    logging.keyboard.type("The operator was careles")
    below = logging.get_by_role("button", name="Log it", exact=True)
    before = below.bounding_box()

    logging.keyboard.type("s.")

    expect(marked(logging)).to_have_text(["careless"])
    assert below.bounding_box() == before


def test_emoji_before_the_words_do_not_shift_the_marks(logging):
    logging.keyboard.insert_text("🙂👩‍🚒 They were careless 🙂 about it.")

    expect(marked(logging)).to_have_text(["careless"])


def test_marks_move_along_with_the_words(logging):
    logging.keyboard.type("It was careless.")
    expect(marked(logging)).to_have_text(["careless"])
    logging.context.set_offline(True)

    logging.keyboard.press("Home")
    logging.keyboard.type("At nine, 🙂 ")

    expect(marked(logging)).to_have_text(["careless"])
    logging.wait_for_timeout(500)  # Longer than the pause after which it is asked again.
    expect(marked(logging)).to_have_text(["careless"])


def test_words_that_are_fine_here_are_left_alone_from_now_on(logging):
    logging.keyboard.type(BLAME)
    count(logging).click()
    logging.get_by_role("button", name="It is fine here: careless").click()

    expect(marked(logging)).to_have_text(["failed to"])
    assert logging.evaluate("document.activeElement.textContent") == "failed to"
    logging.goto("/acme/events/new")
    logging.locator("#id_text").fill("Once more: careless, and he failed to call.")
    expect(marked(logging)).to_have_text(["failed to"])


def test_another_wording_takes_the_place_of_the_words(logging):
    logging.keyboard.type(BLAME)
    count(logging).click()
    logging.get_by_role("button", name="Use this wording: did not").click()

    expect(logging.locator("#id_text")).to_have_value("The operator was careless. He did not call.")
    expect(marked(logging)).to_have_text(["careless"])
    logging.keyboard.press("Control+z")
    expect(logging.locator("#id_text")).to_have_value(BLAME)


def test_the_keyboard_is_enough(logging):
    logging.keyboard.type(BLAME)
    expect(marked(logging)).to_have_count(2)

    logging.keyboard.press("Tab")
    logging.keyboard.press("Enter")
    expect(logging.get_by_role("button", name="It is fine here: careless")).to_be_visible()
    logging.keyboard.press("Tab")
    logging.keyboard.press("Escape")
    assert logging.evaluate("document.activeElement.id") == "id_text"
    expect(logging.get_by_role("button", name="It is fine here: careless")).to_be_hidden()
    for words in ("careless", "failed to"):
        logging.keyboard.press("F8")
        assert (
            logging.evaluate("(at => at.value.slice(at.selectionStart, at.selectionEnd))(document.activeElement)")
            == words
        )


def test_it_says_how_many_only_after_a_pause(logging):
    status = logging.locator("language-coach [role=status]")
    logging.keyboard.type(BLAME)
    expect(marked(logging)).to_have_count(2)

    assert status.text_content() == ""
    expect(status).to_have_text("2 things to look at")


def test_marked_words_can_be_saved(logging):
    logging.keyboard.type(BLAME)
    expect(marked(logging)).to_have_count(2)

    with logging.expect_navigation():
        logging.get_by_role("button", name="Log it", exact=True).click()

    assert Event.objects.get().text == BLAME


def test_who_switched_it_off_is_left_alone(logging, ana, acme):
    asked = []
    logging.on("request", lambda request: asked.append(request.url) if request.url.endswith("/coach") else None)
    for whose, name in ((ana, "is_coached"), (acme, "coaches")):
        whose.amend(by=ana, **{name: False})
        logging.goto("/acme/events/new")
        logging.locator("#id_text").press_sequentially(BLAME)
        logging.wait_for_timeout(500)
        whose.amend(by=ana, **{name: True})

    assert asked == []
    expect(marked(logging)).to_have_count(0)


def test_what_is_not_to_leave_the_device_is_not_sent(logging):
    asked = []
    logging.on("request", lambda request: asked.append(request.url) if request.url.endswith("/coach") else None)
    field = logging.locator("#id_text")
    for name, value in (("data-no-draft", ""), ("data-coach", "off")):
        field.evaluate(f"(field) => field.setAttribute('{name}', '{value}')")
        field.press_sequentially("careless ")
        logging.wait_for_timeout(500)
        field.evaluate(f"(field) => field.removeAttribute('{name}')")

    assert asked == []


def test_an_answer_about_an_older_text_is_dropped(logging):
    held = []

    def hold(route):
        held.append(route) if not held else route.continue_()

    logging.route("**/coach", hold)
    logging.keyboard.type("It was careless.")
    logging.wait_for_timeout(500)
    logging.keyboard.press("Control+a")
    logging.keyboard.type("All is calm, at least so far.")
    logging.wait_for_timeout(500)
    assert held
    held[0].fulfill(
        json={
            "marks": [
                {
                    "rule": "blame-word",
                    "start": 7,
                    "end": 15,
                    "text": "careless",
                    "why": "",
                    "suggestion": "",
                    "rewrite": "",
                }
            ]
        }
    )
    logging.wait_for_timeout(200)

    expect(marked(logging)).to_have_count(0)


def test_a_section_that_is_saved_meanwhile_keeps_its_marks(page, signed_in, acme, ana):
    review = make.review(make.classified(make.event(acme)))
    review.start(by=ana)
    review.go_to("intent", by=ana)
    signed_in(page, ana).goto(review.get_absolute_url())
    field = page.locator("#intent_text")
    field.press_sequentially(BLAME)
    expect(marked(page)).to_have_count(2)

    with page.expect_response(lambda answer: answer.request.method == "POST" and "/intent" in answer.url):
        count(page).click()  # Leaving the field saves it, and its part of the page is exchanged.

    expect(page.locator("#section-intent [role=status]").first).to_have_text("Saved")
    expect(page.get_by_role("button", name="It is fine here: careless")).to_be_visible()
    expect(marked(page)).to_have_text(["careless", "failed to"])
    field.press("End")
    field.press_sequentially(" It was human error.")
    expect(marked(page)).to_have_text(["careless", "failed to", "human error"])


def test_a_field_that_comes_back_with_the_same_text_has_its_marks(logging):
    """A form that was refused is exchanged as a whole."""
    logging.keyboard.type(BLAME)
    expect(marked(logging)).to_have_count(2)

    logging.evaluate(
        """() => {
          const part = document.querySelector("#id_text").closest(".field")
          const fresh = part.cloneNode(true)
          fresh.querySelectorAll("marked-words, coach-notes").forEach((made) => made.remove())
          fresh.querySelector("textarea").value = part.querySelector("textarea").value
          part.replaceWith(fresh)
          document.dispatchEvent(new CustomEvent("htmx:after:swap", { detail: { ctx: {} } }))
        }"""
    )

    expect(marked(logging)).to_have_text(["careless", "failed to"])
    logging.locator("#id_text").press("Control+End")
    logging.keyboard.type(" It was careless.")
    expect(marked(logging)).to_have_text(["careless", "failed to", "careless"])


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("color_scheme", ["light", "dark"])
def test_marks_lie_on_their_words_and_shut_nobody_out(open_page, signed_in, acme, ana, width, color_scheme):
    page = open_page(width, color_scheme=color_scheme)
    signed_in(page, ana).goto("/acme/events/new")
    page.locator("#id_text").fill(f"It was careless. {'Rückfallebenenüberwachungsprotokoll' * 4} He failed to call.")
    expect(marked(page)).to_have_count(2)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    expect(page.locator("marked-words")).to_have_css("font-size", "34px")
    page.evaluate("document.documentElement.style.fontSize = ''")
    expect(page.locator("marked-words")).to_have_css("font-size", "17px")
    count(page).click()

    assert page.evaluate(WHERE) == [[0, 0, 0, 0]]
    assert (
        page.evaluate(
            """() => {
          const [glass, field] = [document.querySelector("marked-words"), document.querySelector("#id_text")]
          const look = getComputedStyle(field)
          return glass.firstElementChild.offsetHeight + parseFloat(look.paddingTop) + parseFloat(look.paddingBottom) 
            - field.scrollHeight
        }"""
        )
        == 0
    )
    assert axe.violations(page) == []
