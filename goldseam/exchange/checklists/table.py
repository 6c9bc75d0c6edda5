"""A checklist as a table: a line to a row. Read from CSV or a sheet that was pasted, and written as CSV."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from goldseam.artifacts.items import Line
from goldseam.charts.tables import harmless
from goldseam.exchange.checklists.marks import written
from goldseam.exchange.checklists.sheet import Sheet
from goldseam.language.checklist_words import words
from goldseam.language.markdown_lines import BULLET
from goldseam.language.task_columns import guessed_places, left_out, pauses, places
from goldseam.language.task_tables import is_rule
from goldseam.language.task_words import marks_in, use_of, with_response

SEPARATORS = "\t;,|"
ROWS_ABOVE = 10  # A name and a date may stand above the head.


@dataclass
class Table:
    """What a table holds: the lines of a checklist, and what has no place in one."""

    lines: list[Line] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def is_table(text: str, name: str = "") -> bool:
    """A file that says so by its name or, pasted, rows with a head that is known or with tabs between cells. Tables in
    Markdown are none of these."""
    rows = [line for line in text.splitlines() if line.strip()]
    if any(is_rule(row) for row in rows):
        return False
    if name.lower().endswith((".csv", ".tsv")):
        return True
    if not rows or any(BULLET.fullmatch(row) and row.count("\t") < 2 for row in rows):
        return False
    head = next(_rows(rows[0]), [])
    return "\t" in rows[0].strip() or bool(places(head, is_table_alone=len(head) > 1))


def read_table(text: str) -> Table:
    """The lines of a table. Without a head that is known, what stands in its columns is guessed by how they look."""
    rows = [[_cell(cell) for cell in row] for row in _rows(_without_hint(text))]
    rows = [row for row in rows if any(row)]
    if not rows:
        raise ValidationError(_("There are no lines in it."))
    at = next((place for place, row in enumerate(rows[:ROWS_ABOVE]) if places(row)), None)
    if at is not None:
        above = [" · ".join(cell for cell in row if cell) for row in rows[:at]]
        return _table(rows[at], rows[at + 1 :], places(rows[at]), above)
    if "\t" not in text and len({len(row) for row in rows}) > 1:
        return Table([Line(text=", ".join(cell for cell in row if cell)) for row in rows])
    return _table([], rows, guessed_places(rows), [])


def as_csv(sheet: Sheet) -> str:
    """The checklist as CSV; of anything else its text."""
    out = io.StringIO()
    writer = csv.writer(out)
    if not sheet.artifact.is_checklist:
        writer.writerow([_("Text")])
        writer.writerow([harmless(sheet.version.sentence)])
        return out.getvalue()
    writer.writerow([_("Pause point"), _("Item"), _("Role"), _("Use")])
    for line in sheet.lines:
        cells = (line.pause, line.text, line.role, ", ".join(written(line)))
        writer.writerow([harmless(cell) for cell in cells])
    return out.getvalue()


def _without_hint(text: str) -> str:
    """Without the first row in which some programs name the separator."""
    return text.split("\n", 1)[-1] if text[:4].lower() == "sep=" else text


def _rows(text: str) -> Iterator[list[str]]:
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(SEPARATORS, key=first.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator if separator in first else ",")
    except csv.Error as error:
        raise ValidationError(_("This table can't be read. Save it as CSV and try again.")) from error


def _cell(cell: str) -> str:
    """On one line, and without the apostrophe that keeps a spreadsheet from reckoning with it."""
    plain = " ".join(cell.split())
    return plain[1:] if plain.startswith("'") and harmless(plain[1:]) == plain else plain


def _table(head: list[str], rows: list[list[str]], found: dict[str, int], above: list[str]) -> Table:
    table = Table(left_out=above)
    for row, pause in zip(rows, pauses(head, rows, found), strict=True):
        cells = {name: row[place] if place < len(row) else "" for name, place in found.items()}
        if cells["text"]:
            table.lines.append(_line(cells, pause))
        table.left_out += left_out(head, row, found)
    return table


def _line(cells: dict[str, str], pause: str) -> Line:
    marks = marks_in(cells.get("use", "").split(","))
    if cells.get("killer", "").lower() in words().yes:
        marks.append("killer")
    text = with_response(cells["text"], cells.get("response", ""))
    return Line(text=text, pause=pause, role=cells.get("role", ""), **use_of(marks))
