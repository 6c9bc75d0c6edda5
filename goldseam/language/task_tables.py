"""Tables in Markdown whose head says in which column the lines of a checklist stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from goldseam.language.markdown_lines import Bullet, Plain, Seen, Shown
from goldseam.language.task_columns import left_out, pauses, places
from goldseam.language.task_words import Task, bare, of_cells

_RULE = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")
_BAR = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TICKS = re.compile(r"^(?:\[[ xX]?\]|[☐□☑☒✓✔✅❏❑])\s*")


@dataclass(frozen=True)
class TableRow(Shown):
    """A row that holds a line; `text` is that line as it was written."""

    cells: dict[str, str]
    left_out: tuple[str, ...] = ()

    def task(self, pause: str) -> Task:
        line = Bullet(_TICKS.sub("", self.text), self.number, 1, 1, 0, is_box=True)
        return of_cells(line, self.cells, pause)


def with_tables(seen: list[Seen]) -> Iterator[Seen]:
    """The lines of a file, with the rows of tables that hold lines of a checklist as such."""
    has_lists = any(isinstance(line, Bullet) for line in seen)
    at = 0
    while at < len(seen):
        rows = _table_at(seen, at)
        found = places(cells_of(rows[0].text), is_table_alone=not has_lists) if rows else {}
        if found:
            yield from _rows(rows, found)
        else:
            yield from rows or seen[at : at + 1]
        at += len(rows) or 1


def is_rule(text: str) -> bool:
    """Whether it is the row of dashes that stands below the head of a table."""
    return "|" in text and bool(_RULE.fullmatch(text.strip()))


def cells_of(text: str) -> list[str]:
    inner = text.strip().removeprefix("|").removesuffix("|")
    return [_BREAK.sub(" ", cell).strip().replace("\\|", "|") for cell in _BAR.split(inner)]


def _table_at(seen: list[Seen], at: int) -> list[Plain]:
    """The rows of a table that begins here: one with bars, one of dashes, and those right below."""
    rows: list[Plain] = []
    for line in seen[at:]:
        if not isinstance(line, Plain) or line.level or "|" not in line.text:
            break
        if rows and line.number != rows[-1].number + 1:
            break
        rows.append(line)
        if len(rows) == 2 and not is_rule(line.text):
            return []
    return rows if len(rows) > 1 else []


def _rows(rows: list[Plain], found: dict[str, int]) -> Iterator[TableRow]:
    head, below = cells_of(rows[0].text), [cells_of(row.text) for row in rows[2:]]
    for row, cells, pause in zip(rows[2:], below, pauses(head, below, found), strict=True):
        named = {name: cells[place] if place < len(cells) else "" for name, place in found.items()}
        named["pause"] = bare(pause)
        if named["text"]:
            rest = (bare(text) for text in left_out(head, cells, found))
            yield TableRow(named["text"], row.number, named, tuple(rest))
