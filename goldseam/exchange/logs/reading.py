"""A file as lines of cells, whatever program wrote it: kept as one line of JSON each, [number, cell, …]."""

import csv
import io
import itertools
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from goldseam.exchange.logs.heads import HEAD_WITHIN, head_in, names_in
from goldseam.exchange.logs.letters import ENCODINGS, encoding_of
from goldseam.exchange.logs.separators import MARKS, NONE, separator_of, shape
from goldseam.exchange.logs.sheets import cells_into, is_workbook

LARGEST = 100 << 20
MOST_ROWS = 200_000
MOST_COLUMNS = 300
GUARDED = {"=", "+", "-", "@", "\t"}

Row = tuple[int, list[str]]


@dataclass(frozen=True)
class How:
    """How a file was read, and how it is to be read where people know better. `head` is a line; 0 for no head."""

    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    sheets: list = field(default_factory=list)
    head: int | None = None

    @classmethod
    def of(cls, facts: dict) -> "How":
        return cls(**{name: facts[name] for name in cls.__dataclass_fields__ if name in facts})

    def as_json(self) -> dict:
        return asdict(self)


def read(file: Path, out: Path, how: How) -> How:
    """Writes the lines of the file into `out`; how it was read."""
    if file.stat().st_size > LARGEST:
        raise ValidationError(_("This file is larger than 100 MB. Bring in a part of it at a time."))
    with file.open("rb") as opened:
        is_sheet = is_workbook(opened.read(8))
        opened.seek(0)
        found = _read_sheet(file, out, how) if is_sheet else _read_text(opened, out, how)
    rows = list(itertools.islice(rows_of(out), HEAD_WITHIN))
    if not rows:
        raise ValidationError(_("There are no rows in this file."))
    return How(**(found | {"head": how.head if how.head is not None else head_in(rows)}))


def rows_of(out: Path) -> Iterator[Row]:
    """The lines that were read, with the number that each has in its file."""
    with out.open(encoding="utf-8") as lines:
        for line in lines:
            number, *cells = json.loads(line)
            yield number, cells


def body_of(rows: Iterable[Row], how: How) -> Iterator[Row]:
    """The lines below the head."""
    return (row for row in rows if row[0] > (how.head or 0))


def names_of(out: Path, how: How) -> list[str]:
    """What the columns are called: as the head says, or by their place."""
    width, head = 0, []
    for number, cells in itertools.islice(rows_of(out), 500):
        width = max(width, len(cells))
        if number == how.head:
            head = cells
    return names_in(head, width)


def _read_sheet(file: Path, out: Path, how: How) -> dict:
    found = cells_into(file, out, how.sheet)
    _check_length(out)
    return {"sheet": found["sheet"], "sheets": found["sheets"]}


def _check_length(out: Path) -> None:
    with out.open("rb") as lines:
        if sum(1 for _line in lines) > MOST_ROWS + HEAD_WITHIN:
            raise ValidationError(_too_many())


def _read_text(file, out: Path, how: How) -> dict:
    encoding = how.encoding if how.encoding in ENCODINGS else encoding_of(file)
    text = io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="")
    try:
        start = text.read(1 << 18)
        file.seek(0)
        text = io.TextIOWrapper(text.detach(), encoding=encoding, errors="replace", newline="")
    except UnicodeError as problem:
        raise ValidationError(_("There is no text in this file.")) from problem
    separator = how.separator if how.separator in {*MARKS, NONE} else separator_of(start)
    with out.open("w", encoding="utf-8") as lines:
        for row in _rows_in(text, separator):
            lines.write(json.dumps([row[0], *row[1]], ensure_ascii=False) + "\n")
    return {"encoding": encoding, "separator": separator}


def _rows_in(text, separator: str) -> Iterator[Row]:
    reader = csv.reader((line.replace("\0", "") for line in text), **shape(separator))
    number, count = 1, 0
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as problem:
            words = _("From line %(line)s on it cannot be told where cells end: is a quotation mark never closed?")
            raise ValidationError(words, params={"line": number}) from problem
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            count += 1
            if count > MOST_ROWS + HEAD_WITHIN:
                raise ValidationError(_too_many())
            yield number, [without_guard(cell) for cell in cells[:MOST_COLUMNS]]
        number = reader.line_num + 1


def without_guard(cell: str) -> str:
    """The cell with one kind of line end, and without the apostrophe that keeps sheets from reckoning with it."""
    cell = cell.replace("\r\n", "\n").replace("\r", "\n") if "\r" in cell else cell
    return cell[1:] if cell[:1] == "'" and cell[1:2] in GUARDED else cell


def _too_many() -> str:
    return _("There are more than %(most)s rows. Bring in a part of them at a time.") % {"most": f"{MOST_ROWS:,}"}
