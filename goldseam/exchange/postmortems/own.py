"""Reads back what `markdown.py` wrote: the same account, to the letter."""

import json
import re
from html import unescape

from goldseam.exchange.postmortems.markdown import TABLES
from goldseam.postmortems.content import Condition, Content, Difference, Passage, Promise, Row

IS_OURS = re.compile(r"\A---\ngoldseam: \d+\n")
PART = re.compile(r"^<!-- part (?P<kind>\w*) (?P<key>[\w-]*) -->\n## ?(?P<heading>.*)$", re.MULTILINE)
ADDED = re.compile(r"^<!-- added (?P<at>[\d-]*) (?P<link>\S*) -->\n### .*$", re.MULTILINE)
ROWS = re.compile(r"\n?\n?<!-- rows -->\n\n(?P<table>\|[^\n]*(?:\n\|[^\n]*)*)\n*\Z")
CELL = re.compile(r"((?:\\.|[^\\|])*)\|")


def is_own(text: str) -> bool:
    """Whether the text was written by an export of ours."""
    return bool(IS_OURS.match(text.replace("\r\n", "\n")))


def read_own(text: str) -> Content:
    """The account as it was exported. Raises `ValueError` where somebody changed what holds it together."""
    text = text.replace("\r\n", "\n")
    front, _end, body = text.removeprefix("---\n").partition("\n---\n")
    told, about = _front_matter(front)
    content = Content(told.get("number", 0), told.get("title", ""), told.get("kind", "postmortem"), about)
    openings = list(PART.finditer(body))
    ends = [opening.start() for opening in openings[1:]] + [len(body)]
    for opening, end in zip(openings, ends, strict=False):
        _take(content, opening, body[opening.end() : end])
    return content


def _front_matter(front: str) -> tuple[dict, dict]:
    own, _about, about = front.partition("\nabout:")
    return _values(own.splitlines()), _values(about.splitlines())


def _values(lines: list[str]) -> dict:
    pairs = (line.strip().partition(": ") for line in lines if ": " in line)
    return {name: json.loads(value) for name, _colon, value in pairs}


def _take(content: Content, opening: re.Match, text: str) -> None:
    kind, key = opening["kind"], opening["key"]
    if kind == "additions" and not key:
        content.additions.extend(_additions(text))
        return
    rows = ROWS.search(text) if key else None
    if rows:
        text = text[: rows.start()]
    if kind in TABLES:
        _keep_rows(content, kind, _cells(rows["table"] if rows else "" if key else text.strip("\n")))
    if key:
        content.passages.append(Passage(key, kind, opening["heading"], text.strip("\n")))


def _additions(text: str) -> list[dict]:
    found = list(ADDED.finditer(text))
    ends = [one.start() for one in found[1:]] + [len(text)]
    return [
        {"at": one["at"], "text": text[one.end() : end].strip("\n"), "link": one["link"]}
        for one, end in zip(found, ends, strict=False)
    ]


def _keep_rows(content: Content, kind: str, rows: list[list[str]]) -> None:
    for cells in rows:
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


def _cells(table: str) -> list[list[str]]:
    return [[_cell(cell) for cell in CELL.findall(line)[1:]] for line in table.splitlines()[2:] if line.strip()]


def _cell(text: str) -> str:
    whole = text[1:-1].replace("<br>", "\n")
    return unescape(re.sub(r"\\([\\|])", r"\1", whole))
