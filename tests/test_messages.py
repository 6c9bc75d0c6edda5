"""Every word that a reader sees can be translated."""

import ast
import re
from pathlib import Path

import pytest

# The page of components is there for us; the page for a fault of ours is sent where nothing else works.
EXEMPT = {"design.html", "_design_agenda.html", "_design_checklist.html", "_design_coach.html", "500.html"}
PAGES = sorted(
    page
    for folder in ("templates", "allauth")
    for page in Path("goldseam").glob(f"*/{folder}/**/*.*")
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

# The command line and the page of components speak to those who run and make the product.
CODE = [file for file in sorted(Path("goldseam").rglob("*.py")) if not {"cli", "design.py"} & set(file.parts)]
SAYING = {"ValidationError", "Way", "Group", "NextStep", "Check", "Question", "Script", "Answer"}
MARKS = {"_", "_now", "gettext", "gettext_lazy", "ngettext"}
SENTENCE = re.compile(r"[^\W\d_]{2,} ")
IN_SIGNS = re.compile(r"(?:%\(\w+\)[sd]|\d|[Tt]welve|such|holds) signs\b|sign by sign|each sign again")
SEEN_ARGUMENTS = {"label", "help_text", "empty_label", "title", "why", "heading", "lead", "says", "lacks"}


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_no_text_of_a_page_is_left_unmarked(page):
    text = NOT_TEXT.sub(lambda part: "" if "\n" not in part[0] else "\n" * part[0].count("\n"), page.read_text())
    attributes = [value for value in SEEN_ATTRIBUTE.findall(text) if WORD.search(value)]
    lines = [line.strip() for line in TAG.sub("", text).splitlines() if WORD.search(line)]

    assert not attributes + lines


@pytest.mark.parametrize("file", CODE, ids=str)
def test_no_sentence_of_the_code_is_left_unmarked(file):
    calls = [node for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Call)]
    marked = {id(part) for call in calls if _name(call) in MARKS for part in ast.walk(call)}
    said = [part for call in calls for argument in _seen(call) for part in ast.walk(argument)]
    texts = [part for part in said if isinstance(part, ast.Constant) and isinstance(part.value, str)]

    assert not [text.value for text in texts if id(text) not in marked and SENTENCE.search(text.value)]


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def _seen(call: ast.Call) -> list[ast.expr]:
    """The arguments that people get to read."""
    of_messages = isinstance(call.func, ast.Attribute) and getattr(call.func.value, "id", "") == "messages"
    says = of_messages or _name(call) in SAYING
    return [*(call.args if says else []), *(word.value for word in call.keywords if word.arg in SEEN_ARGUMENTS)]


def test_a_length_is_told_in_characters():
    """To sign is to sign off, most of all at gates."""
    written = [*CODE, *PAGES, *sorted(Path("docs").rglob("*.md"))]

    assert not [(str(file), *found) for file in written if (found := IN_SIGNS.findall(file.read_text()))]
