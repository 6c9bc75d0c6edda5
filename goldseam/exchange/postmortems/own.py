"""Reads back what `markdown.py` wrote: the same account, to the letter. What people added to the file stays, too."""

import json
import re
from html import unescape

from goldseam.exchange.postmortems.checking import about_in, kind_in, line_in
from goldseam.exchange.postmortems.markdown import TABLES, unguarded
from goldseam.postmortems.content import Condition, Content, Difference, Passage, Promise, Row

IS_OURS = re.compile(r"\A---\ngoldseam: \d+\n")
PART = re.compile(r"^<!-- part (?P<kind>[a-z_]*) (?P<key>[a-z0-9_-]*) -->\n## ?(?P<heading>.*)$", re.MULTILINE)
ADDED = re.compile(r"^<!-- added (?P<at>[\d-]*) (?P<link>\S*) -->\n### .*$", re.MULTILINE)
ROWS = re.compile(r"\n?\n?^<!-- rows -->\n\n(?P<table>\|[^\n]*(?:\n\|[^\n]*)*)", re.MULTILINE)
LEAD = "Introduction"


def is_own(text: str) -> bool:
    """Whether the text was written by an export of ours."""
    return bool(IS_OURS.match(text))


def read_own(text: str) -> Content:
    """The account as it was exported. Raises `ValueError` where somebody changed what holds it together."""
    front, end, body = text.removeprefix("---\n").partition("\n---\n")
    if not end:
        raise ValueError("The front matter does not end.")
    told, about = _front_matter(front)
    number = told.get("number", 0)
    content = Content(number if isinstance(number, int) else 0, line_in(told.get("title", "")), kind_in(told), about)
    openings = list(PART.finditer(body))
    _keep_lead(content, body[: openings[0].start()] if openings else body)
    ends = [opening.start() for opening in openings[1:]] + [len(body)]
    for opening, end_of_part in zip(openings, ends, strict=False):
        _take(content, opening, body[opening.end() : end_of_part])
    return content


def _front_matter(front: str) -> tuple[dict, dict]:
    own, _about, about = front.partition("\nabout:")
    return _values(own), about_in(_values(about))


def _values(lines: str) -> dict:
    pairs = (line.strip().partition(": ") for line in lines.split("\n") if ": " in line)
    return {name: json.loads(value) for name, _colon, value in pairs}


def _keep_lead(content: Content, text: str) -> None:
    """What somebody wrote between the title and the first part."""
    lead = re.sub(r"\A\s*#(?!#)[^\n]*\n?", "", text).strip("\n")
    if lead.strip():
        content.passages.append(Passage("introduction", "other", LEAD, unguarded(lead)))


def _take(content: Content, opening: re.Match, text: str) -> None:
    kind, key = opening["kind"], opening["key"]
    if kind == "additions" and not key:
        text = _additions(content, text)
        kind, key = "other", "more" if text.strip() else ""
    elif kind in TABLES:
        text = _rows(content, kind, text, has_marker=bool(key))
        key = key or ("more" if text.strip() else "")
    if key:
        content.passages.append(Passage(key, kind, opening["heading"], unguarded(text.strip("\n"))))


def _additions(content: Content, text: str) -> str:
    """Keeps what came to light later, and returns what stands above it."""
    found = list(ADDED.finditer(text))
    ends = [one.start() for one in found[1:]] + [len(text)]
    for one, end in zip(found, ends, strict=False):
        told = unguarded(text[one.end() : end].strip("\n"))
        content.additions.append({"at": one["at"], "text": told, "link": one["link"]})
    return text[: found[0].start()] if found else text


def _rows(content: Content, kind: str, text: str, has_marker: bool) -> str:
    """Keeps the rows of the table, and returns the text around it."""
    if not has_marker:
        lines = text.strip("\n").split("\n")
        table = [line for line in lines if line.startswith("|")]
        _keep_rows(content, kind, _cells(table))
        return "\n".join(line for line in lines if not line.startswith("|"))
    if found := ROWS.search(text):
        _keep_rows(content, kind, _cells(found["table"].split("\n")))
        return text[: found.start()] + text[found.end() :]
    return text


def _keep_rows(content: Content, kind: str, rows: list[list[str]]) -> None:
    for cells in rows:
        if len(cells) != len(TABLES[kind]):
            raise ValueError("A row has another number of cells than its table.")
        if kind == "timeline":
            content.timeline.append(Row(*cells))
        elif kind == "factors":
            level, code, text, how, evidence, is_root = cells
            content.factors.append(Condition(level, text, evidence, code, is_root == "yes", how))
        elif kind == "layers":
            content.layers.append(dict(zip(("name", "state", "note"), cells, strict=True)))
        elif kind == "actions":
            content.actions.append(Promise(*cells))
        else:
            content.changes.append(Difference(*cells))


def _cells(lines: list[str]) -> list[list[str]]:
    return [[_cell(cell) for cell in _between_bars(line)] for line in lines[2:] if line.strip()]


def _between_bars(line: str) -> list[str]:
    """What stands between bars; a bar behind a backslash is part of the words. Goes through the line once."""
    cells: list[str] = []
    words: list[str] = []
    signs = iter(line)
    for sign in signs:
        if sign == "|":
            cells.append("".join(words))
            words = []
        else:
            words.append(sign + next(signs, "") if sign == "\\" else sign)
    return cells[1:]


def _cell(text: str) -> str:
    whole = text[1:-1].replace("<br>", "\n")
    return unescape(re.sub(r"\\([\\|])", r"\1", whole))
