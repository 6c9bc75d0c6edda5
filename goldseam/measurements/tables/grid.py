"""Text as rows of cells: parted by tabs, semicolons or commas, by the bars of Markdown, or line by line."""

import csv
import io
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from goldseam.events import clock
from goldseam.measurements.tables.amounts import amount_in
from goldseam.measurements.tables.moments import is_moment, lacks_year

MOST_ROWS = 20_000
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u202a\u202c\ufeff\x00"))
_BULLET = re.compile(r"^\s*(?:[-*•–]\s+)?")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d):(?=\s|$)")  # “12 Mar 2026: 4” is no clock.
_BETWEEN = re.compile(r"^\s*[:=–—\-|,>→]*\s*")
_NUMBER_FIRST = re.compile(
    r"^(?P<amount>[+\-−]?\d\S*(?:\s*(?:/|of|out of|von)\s*\d\S*)?)(?:\s*[,;:–—-]?\s+|$)(?P<note>.*)$", re.I
)


@dataclass(frozen=True)
class Grid:
    """The rows under the head, each with the number of its line; the head is empty where there is none."""

    head: list[str] = field(default_factory=list)
    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    mark: str = ""
    left_over: int = 0

    @property
    def width(self) -> int:
        return max([len(self.head), *(len(cells) for _line, cells in self.rows[:500])], default=0)

    def column(self, place: int) -> list[str]:
        """The cells of one column that say something."""
        return [cells[place] for _line, cells in self.rows if place < len(cells) and cells[place].strip()]


def grid_of(text: str) -> Grid:
    """The cells of a text, read in the first way that fits."""
    text = text.translate(_INVISIBLE).replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    lines = [line for line in text.split("\n") if line.strip()]
    for reader in (_barred, _separated("\t"), _separated(";"), _separated(",")):
        if found := reader(text, lines):
            return _headed(*found)
    return _headed([(number, _cells(line)) for number, line in _numbered(text)], "")


Found = tuple[list[tuple[int, list[str]]], str]


def _barred(text: str, lines: list[str]) -> Found | None:
    if not lines or sum(line.strip().startswith("|") for line in lines) < 0.8 * len(lines):
        return None
    rows = [(number, _barred_cells(line)) for number, line in _numbered(text)]
    return [row for row in rows if not all(re.fullmatch(r":?-+:?", cell) for cell in row[1])], "|"


def _barred_cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def _separated(mark: str) -> Callable[[str, list[str]], Found | None]:
    def read(text: str, lines: list[str]) -> Found | None:
        if not lines or sum(mark in line for line in lines) < 0.8 * len(lines):
            return None
        try:
            reader = csv.reader(io.StringIO(text), delimiter=mark, skipinitialspace=True)
            rows = [(reader.line_num, cells) for cells in reader if any(cell.strip() for cell in cells)]
        except csv.Error:
            return None
        return (rows, mark) if _is_table(rows) else None

    return read


def _is_table(rows: list[tuple[int, list[str]]]) -> bool:
    """Whether most rows have a day in a cell of its own: “Mar 3, 2026: 4” has commas and is no table."""
    some = rows[:50]
    return sum(_has_day(cells) for _line, cells in some) >= 0.5 * (len(some) - 1)


def _has_day(cells: list[str]) -> bool:
    days = [cell for cell in cells if is_moment(cell)]
    has_number = any(amount_in(cell) is not None for cell in cells if cell not in days)
    return any(has_number or not lacks_year(cell) for cell in days)


def _cells(line: str) -> list[str]:
    """A line of a chat or a list, “12 Mar: 3 of 40, two were ill”: its day, its number, and what is said about it."""
    time, rest = clock.split(_YEAR.sub(r"\1 ", _BULLET.sub("", line, count=1)))
    rest = _BETWEEN.sub("", rest, count=1) if time else rest.strip()
    found = _NUMBER_FIRST.match(rest)
    if found:
        return [time, found["amount"].rstrip(",;:"), found["note"].strip()]
    return [time, "", rest] if time else [line.strip()]


def _headed(rows: list[tuple[int, list[str]]], mark: str) -> Grid:
    """Tells the head from the rows: in a head stands neither a day nor a number."""
    head: list[str] = []
    if rows and not any(is_moment(cell) or amount_in(cell) is not None for cell in rows[0][1]) and len(rows) > 1:
        head, rows = [cell.strip() for cell in rows[0][1]], rows[1:]
    return Grid(head, rows[:MOST_ROWS], mark, max(0, len(rows) - MOST_ROWS))


def _numbered(text: str) -> list[tuple[int, str]]:
    return [(number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
