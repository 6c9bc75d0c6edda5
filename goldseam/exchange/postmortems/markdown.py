"""A postmortem as Markdown that people can read anywhere, and that comes back as the same thing.

Comments that no reader sees say where our parts begin, so that headings inside a text stay text. Rows stand in tables;
`own.py` reads it all back.
"""

import json
import re
from collections.abc import Iterable
from html import escape

from goldseam.postmortems.content import Content, Passage

FORM = 1  # Of this layout, for readers to come.
TABLES = {
    "timeline": ("Time", "Kind", "What happened", "Known then", "Source"),
    "factors": ("Level", "Code", "Factor", "How it contributed", "What shows it", "Root cause"),
    "layers": ("Layer", "State", "What shows it"),
    "actions": ("Follow-up", "Owner", "Due", "State", "Link", "Lowers"),
    "changes": ("What people work by", "What changed"),
}
# Rows for which the account has no part of its own get one at its end, under these headings.
HEADINGS = {
    "timeline": "Timeline",
    "factors": "Contributing factors",
    "layers": "Layers of defence",
    "actions": "Follow-ups",
    "changes": "What changed",
    "additions": "What came to light later",
}

GUARD = re.compile(r"<!-- (\\*)(part|added|rows)\b")
GUARDED = re.compile(r"<!-- \\(\\*)(part|added|rows)\b")


def as_markdown(content: Content) -> str:
    """The whole account: front matter, title, parts with their rows, and what has no part of its own."""
    rows = {name: table(TABLES[name], cells) for name, cells in cells_of(content).items() if cells}
    parts = [_part(passage, rows.pop(passage.kind, "")) for passage in content.passages]
    rest = [_opening("", name, HEADINGS[name]) + f"\n\n{text}" for name, text in rows.items()]
    later = [_opening("", "additions", HEADINGS["additions"])] if content.additions else []
    later += [_added(addition) for addition in content.additions]
    return "\n\n".join([_front_matter(content), f"# {_line(content.title)}", *parts, *rest, *later]) + "\n"


def cells_of(content: Content) -> dict[str, list[tuple]]:
    """What stands in the cells of each table, in the order of its columns."""
    return {
        "timeline": [(row.time, row.kind, row.text, row.known_then, row.source) for row in content.timeline],
        "factors": [
            (one.level, one.code, one.text, one.how, one.evidence, "yes" if one.is_root else "")
            for one in content.factors
        ],
        "layers": [(one["name"], one["state"], one["note"]) for one in content.layers],
        "actions": [
            (one.title, one.owner, one.due, one.state, one.link, one.risk_reduction) for one in content.actions
        ],
        "changes": [(one.title, one.what) for one in content.changes],
    }


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [heads, ["---"] * len(tuple(heads)), *([_cell(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def guarded(text: str) -> str:
    """A text that holds comments like ours keeps them without being cut at them."""
    return GUARD.sub(r"<!-- \\\1\2", text)


def unguarded(text: str) -> str:
    return GUARDED.sub(r"<!-- \1\2", text)


def _front_matter(content: Content) -> str:
    told = {"goldseam": FORM, "number": content.number, "kind": content.kind, "title": content.title}
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in told.items()]
    about = [
        f"{name}: {json.dumps(value, ensure_ascii=False)}"
        for name, value in content.about.items()
        if value not in (None, "", [])
    ]
    return "\n".join(["---", *lines, "about:", *(f"  {line}" for line in about), "---"])


def _part(passage: Passage, rows: str) -> str:
    opening = _opening(passage.key, passage.kind, passage.heading)
    text = [guarded(passage.text)] if passage.text else []
    return "\n\n".join([opening, *text, *([f"<!-- rows -->\n\n{rows}"] if rows else [])])


def _opening(key: str, kind: str, heading: str) -> str:
    return f"<!-- part {kind} {key} -->\n## {_line(heading)}"


def _added(addition: dict) -> str:
    told = guarded(addition["text"])
    return f"<!-- added {addition['at']} {addition['link']} -->\n### {addition['at']}\n\n{told}"


def _cell(text: str) -> str:
    """One line in which bars, and signs that HTML would take for its own, are what they are."""
    safe = escape(str(text), quote=False).replace("\\", "\\\\").replace("|", "\\|")
    return safe.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "<br>")


def _line(text: str) -> str:
    return " ".join(text.split())
