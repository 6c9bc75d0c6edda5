"""A library of published copies as a static site: it opens from a folder, on any web server, and loads nothing."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.template.loader import render_to_string

from goldseam.common.bundles import written
from goldseam.exchange.postmortems.formats import FORMS, name_of
from goldseam.postmortems.content import Content
from goldseam.postmortems.showing import shown

STYLE = "goldseam.css"


def site_of(organisation, copies: list) -> Iterator[tuple[str, bytes]]:
    """Each file of the site with what stands in it: the list, a page and a Markdown file for each copy, the style."""
    pages = [(copy, copy.told, name_of(copy.told)) for copy in copies]
    context = {"organisation": organisation, "style": STYLE}
    yield "index.html", render_to_string("exchange/site_list.html", context | {"pages": pages}).encode()
    for copy, content, name in pages:
        yield f"{name}.html", _page(context | {"copy": copy, "name": name}, content)
        yield f"{name}.md", FORMS["md"].written(content, "")
    yield STYLE, _style()


def _page(context: dict, content: Content) -> bytes:
    return render_to_string("exchange/site_page.html", context | shown(content)).encode()


@cache
def _style() -> bytes:
    return Path(written("common/goldseam.css")).read_bytes()
