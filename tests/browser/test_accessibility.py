"""Every page of the product on a phone and on a laptop, light and dark, with axe and a few checks of our own."""

import pytest

from tests.addresses import addresses
from tests.browser import axe
from tests.browser.world import NOT_VISITED, World

FOR_STRANGERS = {"front", "people:invitation", "published:list", "published:show"}
ONE_ORGANISATION = ("organisation",)
PARTS = 4  # So that several workers share what takes longest.
PHONE = 360
PHONE_SIZE, LAPTOP_SIZE = {"width": PHONE, "height": 740}, {"width": 1280, "height": 900}

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("part", range(PARTS))
def test_nobody_is_shut_out_of_a_page(open_page, signed_in, part):
    world = World()
    page = open_page(PHONE)
    problems = visited(page, paths_for_strangers(world)[part::PARTS])
    signed_in(page, world.ana)
    problems += visited(page, paths(world)[part::PARTS])

    assert not problems, f"{len(problems)} findings\n" + "\n".join(problems)


def test_nobody_is_shut_out_of_a_component(open_page, settings):
    settings.DEVELOPING = True

    problems = visited(open_page(PHONE), ["/design"])

    assert not problems, "\n".join(problems)


def paths_for_strangers(world) -> list[str]:
    open_to_all = [address for address in pages() if address.name in FOR_STRANGERS or "account_" in address.name]
    return [path for address in open_to_all for path in address.paths(world.values)]


def paths(world) -> list[str]:
    """All pages of an organisation where much has happened, and those that one has before anything happens."""
    full = [path + world.query(page.name) for page in pages() for path in page.paths(world.values)]
    of_one = [page for page in pages() if page.needs == ONE_ORGANISATION and not world.query(page.name)]
    of_one = [page for page in of_one if page.name not in FOR_STRANGERS]
    return full + [path for page in of_one for path in page.paths(lambda *_: [world.alone.slug])]


def pages():
    return [address for address in addresses() if address.can_be_read and address.name not in NOT_VISITED]


def visited(page, paths: list[str]) -> list[str]:
    seen: set[str] = set()
    return [f"{path}: {problem}" for path in paths for problem in problems_on(page, path, seen)]


def problems_on(page, path: str, seen: set[str]) -> list[str]:
    """What is found on the page: opened on a phone, then the window grows to that of a laptop."""
    answer = page.request.get(path, max_redirects=0)
    if answer.status in range(300, 400) or "text/html" not in answer.headers.get("content-type", ""):
        return []  # What it leads to is visited by itself.
    if answer.status != 200:
        return [f"answers {answer.status}"]
    page.set_viewport_size(PHONE_SIZE)
    page.goto(path)
    problems = [f"{problem} (on a phone)" for problem in problems_in(page, seen)]
    page.set_viewport_size(LAPTOP_SIZE)
    return problems + problems_in(page, seen)


def problems_in(page, seen: set[str]) -> list[str]:
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    problems = [*own_findings(page), *axe.violations(page)]
    # In the dark the same page stands there in other colours. What looked just like it on a page before was fine there.
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    return problems + [f"{problem} (in the dark)" for problem in axe.new_contrasts(page, seen)]


def own_findings(page):
    if page.locator("h1").count() != 1:
        yield f"has {page.locator('h1').count()} main headings"
    if not page.evaluate("document.documentElement.lang"):
        yield "does not say its language"
    if not page.title().strip():
        yield "has no title"
    if wide := too_wide(page):
        yield f"scrolls sideways because of {wide}"
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    if page.viewport_size["width"] > 1000 and (wide := too_wide(page)):
        yield f"with text twice as large scrolls sideways because of {wide}"
    page.evaluate("document.documentElement.style.fontSize = ''")


def too_wide(page) -> str:
    """What reaches beyond the edge of the page, if anything does."""
    return page.evaluate(
        """() => {
          const edge = document.documentElement.clientWidth
          if (document.documentElement.scrollWidth <= edge) return ""
          const beyond = [...document.querySelectorAll("body *")].filter(
            (element) => element.getBoundingClientRect().right > edge + 1)
          return beyond.slice(0, 3).map((element) => `<${element.localName} class="${element.className}">`).join(", ")
            || "something"
        }"""
    )
