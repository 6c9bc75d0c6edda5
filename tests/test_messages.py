"""Every word that a reader sees can be translated."""

import re
from pathlib import Path

import pytest

# The page of components is there for us; the page for a fault of ours is sent where nothing else works.
EXEMPT = {"design.html", "_design_agenda.html", "_design_checklist.html", "500.html"}
PAGES = sorted(
    page
    for folder in ("templates", "allauth")
    for page in Path("goldseam").glob(f"*/{folder}/**/*.html")
    if page.name not in EXEMPT
)
NOT_TEXT = re.compile(
    r"{% (blocktrans\w*|comment)\b.*?{% end\1 %}|{% block (?:\w*class|layout) %}.*?{% endblock %}"
    r"|{#.*?#}|{%.*?%}|{{.*?}}|<!--.*?-->|<(script|style|code|kbd)\b.*?</\2>|<!doctype[^>]*>|&\w+;",
    re.DOTALL | re.IGNORECASE,
)
TAG = re.compile(r"""<[^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>""", re.DOTALL)
SEEN_ATTRIBUTE = re.compile(r'\s(?:aria-label|aria-description|title|alt|placeholder|label)="([^"]*)"')
WORD = re.compile(r"[^\W\d_]{2,}")


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_no_text_of_a_page_is_left_unmarked(page):
    text = NOT_TEXT.sub(lambda part: "" if "\n" not in part[0] else "\n" * part[0].count("\n"), page.read_text())
    attributes = [value for value in SEEN_ATTRIBUTE.findall(text) if WORD.search(value)]
    lines = [line.strip() for line in TAG.sub("", text).splitlines() if WORD.search(line)]

    assert not attributes + lines
