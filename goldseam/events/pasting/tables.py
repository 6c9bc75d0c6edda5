"""Tables: comma or tab separated values, and tables in Markdown."""

import csv
import io
import re

from goldseam.events import clock
from goldseam.events.pasting.row import PastedRow

TIMES = r"time|when|date|datetime|timestamp|zeit|uhrzeit|datum|at|occurred.*|created.*|started.*"
TEXTS = (
    r"what.*|text|event|description|message|entry|summary|details?|action|note|was.*|beschreibung|body|title|comment"
)
SOURCES = r"who|source|by|from|user|name|author|person|role|sender|actor|quelle|wer|channel|service|host"
KINDS = {"signal", "decision", "action", "condition"}


def rows_from(text: str) -> list[PastedRow] | None:
    """The rows of a table with a column of times; None where there is none."""
    for grid in (_markdown(text), _separated(text)):
        if grid and (rows := _rows(grid)):
            return rows
    return None


def _markdown(text: str) -> list[list[str]]:
    found = [line.strip() for line in text.splitlines() if line.strip()]
    table = [line for line in found if line.startswith("|")]
    if len(table) < 2 or len(table) < 0.8 * len(found):
        return []
    grid = [[cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip("|"))] for line in table]
    return [row for row in grid if not all(re.fullmatch(r":?-+:?", cell) for cell in row)]


def _separated(text: str) -> list[list[str]]:
    first = text.lstrip().split("\n", 1)[0]
    mark = max(",;\t", key=first.count)
    if not first.count(mark):
        return []
    try:
        grid = [row for row in csv.reader(io.StringIO(text.lstrip()), delimiter=mark) if any(row)]
    except csv.Error:
        return []
    if not grid:
        return []  # Nothing but marks.
    width = len(grid[0])
    even = sum(len(row) == width for row in grid)
    return grid if width >= 2 and len(grid) >= 2 and even >= 0.9 * len(grid) else []


def _rows(grid: list[list[str]]) -> list[PastedRow]:
    head = [cell.strip(" *_\ufeff").lower() for cell in grid[0]]
    columns = {name: _column(head, words) for name, words in (("time", TIMES), ("text", TEXTS), ("source", SOURCES))}
    if columns["time"] is None:
        return []
    body = [[*row, *[""] * (len(head) - len(row))] for row in grid[1:]]
    times = columns["time"]
    if sum(clock.told(row[times]) is not None for row in body) < 0.5 * len(body):
        return []
    return [_row(row, head, columns, times) for row in body]


def _column(head: list[str], words: str) -> int | None:
    places = [place for place, name in enumerate(head) if re.fullmatch(words, re.sub(r"\s*\(.*\)$", "", name))]
    return places[0] if places else None


def _row(row: list[str], head: list[str], columns: dict, times: int) -> PastedRow:
    """Cells that have no place of their own stay in the text: nothing of a row is dropped."""
    zone = re.search(r"\((UTC|GMT|[A-Z]{3,4})\)", head[times].upper())
    time = row[times].strip()
    found = clock.told(time)
    if zone and found and found.hour is not None and not found.zone and not found.is_relative:
        time = f"{time} {zone[1]}"
    source = row[columns["source"]].strip() if columns["source"] is not None else ""
    kind = next((cell.strip().lower() for cell in row if cell.strip().lower() in KINDS), "")
    taken = {times, columns["source"]}
    rest = [cell.strip() for place, cell in enumerate(row) if place not in taken and cell.strip().lower() not in KINDS]
    if columns["text"] is not None:
        main = row[columns["text"]].strip()
        rest = [main, *[cell for cell in rest if cell != main]]
    return PastedRow(time, " · ".join(cell for cell in rest if cell), source, kind)
