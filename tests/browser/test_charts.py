"""Charts under people's hands: by pointer and by keyboard, without script, on a phone and with large text."""

import pytest

from tests.browser import axe

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def charts(open_page, settings):
    """Opens the page of all charts: `charts(360)`."""
    settings.DEVELOPING = True

    def opened(width=1280, **options):
        page = open_page(width, **options)
        page.goto("/design/charts")
        return page

    return opened


def first(page, shape="wide"):
    return page.locator(f".chart__frame--{shape}").first


def focused(page):
    return page.evaluate("document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent")


@pytest.mark.parametrize(("width", "color_scheme"), [(360, "light"), (1280, "dark")])
def test_nobody_is_shut_out_of_a_chart(charts, width, color_scheme):
    page = charts(width, color_scheme=color_scheme)

    assert axe.violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_a_chart_is_read_point_by_point_with_the_keyboard(charts):
    page = charts()
    first(page).locator("[tabindex='0']").focus()

    newest = focused(page)
    page.keyboard.press("ArrowLeft")
    gap = focused(page)
    page.keyboard.press("Home")
    oldest = focused(page)
    page.keyboard.press("ArrowLeft")

    assert newest.startswith("Nov 2026: 9 infections a month. Signal for the better: 12 points")
    assert gap == "Oct 2026: no value"
    assert oldest == focused(page) == "Dec 2023: 17 infections a month"
    assert first(page).locator("[tabindex='0']").count() == 1


def test_a_tip_says_what_is_under_the_pointer_and_goes_with_escape(charts):
    page = charts()
    frame = first(page)
    tip = frame.locator(".chart__tip")

    frame.locator(".chart__points > *").nth(3).hover()
    shown = tip.text_content()
    page.mouse.move(5, 5)
    gone = tip.is_hidden()
    frame.locator("[tabindex='0']").focus()
    page.keyboard.press("Escape")

    assert shown == "Mar 2024: 20 infections a month. Outbreak in the region"
    assert gone
    assert tip.is_hidden()


def test_the_next_chart_is_one_tab_away(charts):
    page = charts()
    first(page).locator("[tabindex='0']").focus()

    page.keyboard.press("Tab")

    assert "as a table" in focused(page)


def test_without_script_points_have_their_titles_and_the_table_opens(charts):
    page = charts(java_script_enabled=False)

    page.locator(".chart__data summary").first.click()

    assert first(page).locator("title").nth(1).text_content() == "Dec 2023: 17 infections a month"
    assert page.get_by_role("cell", name="Outbreak in the region").is_visible()


def test_a_phone_gets_a_drawing_of_its_own_and_large_text_does_too(charts):
    page = charts(360)
    assert first(page, "narrow").is_visible()
    assert first(page).is_hidden()

    page.set_viewport_size({"width": 800, "height": 900})
    assert first(page).is_visible()

    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert first(page, "narrow").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 800


def test_on_paper_everything_is_black_on_white(charts):
    page = charts()
    page.emulate_media(media="print")

    def fill(look):
        return first(page).locator(look).first.evaluate("mark => getComputedStyle(mark).fill")

    assert fill(".chart-gain") == "rgb(0, 0, 0)"
    assert fill(".chart-dot") == "rgb(0, 0, 0)"
