"""A checklist as a table: a line to a row. Read from CSV or a sheet that was pasted, and written as CSV."""

import csv
import io
from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from goldseam.artifacts.items import Line
from goldseam.charts.tables import harmless
from goldseam.exchange.checklists.marks import written
from goldseam.exchange.checklists.sheet import Sheet
from goldseam.language.task_words import marks_in, use_of

COLUMNS = {
    "pause": {"pause point", "pause", "section", "phase", "step", "stage", "heading", "abschnitt", "pausenpunkt"},
    "text": {"item", "line", "task", "check", "text", "question", "title", "name", "zeile", "punkt", "aufgabe"},
    "role": {"role", "who", "responsible", "owner", "rolle", "wer", "verantwortlich"},
    "use": {"use", "marks", "type", "kind", "notes", "verwendung"},
    "killer": {"killer", "killer item", "critical", "kritisch"},
}
YES = {"x", "1", "yes", "true", "ja", "y", "‼"}
LONGEST_PAUSE, LONGEST_TEXT, LONGEST_ROLE = 120, 300, 60


def is_table(text: str, name: str = "") -> bool:
    """A file that says so by its name or, pasted, rows with a head that is known or with tabs between cells."""
    if name.lower().endswith((".csv", ".tsv")):
        return True
    first = next((line for line in text.splitlines() if line.strip()), "")
    return "\t" in first.strip() or bool(len(first) < LONGEST_TEXT and _places(next(_rows(first), [])))


def lines_in(text: str) -> list[Line]:
    """The lines of a table. Without a head that is known, its first column holds the lines, or its second one where
    there are two and the first repeats itself."""
    rows = [[_cell(cell) for cell in row] for row in _rows(text)]
    rows = [row for row in rows if any(row)]
    if not rows:
        raise ValidationError(_("There are no lines in it."))
    places = _places(rows[0])
    body = rows[1:] if places else rows
    return list(_lines(body, places or _guessed(rows)))


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


def _rows(text: str) -> Iterator[list[str]]:
    first = text.split("\n", 1)[0]
    separator = max("\t;,", key=first.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator if separator in first else ",")
    except csv.Error as error:
        raise ValidationError(_("This table can't be read. Save it as CSV and try again.")) from error


def _cell(cell: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from reckoning with it."""
    plain = cell.strip()
    return plain[1:] if plain.startswith("'") and harmless(plain[1:]) == plain else plain


def _places(head: list[str]) -> dict[str, int]:
    """Which column holds what, by the words of the head; nothing where no column for the lines is named."""
    words = [cell.lower() for cell in head]
    places = {name: words.index(word) for name, known in COLUMNS.items() for word in words if word in known}
    return places if "text" in places else {}


def _guessed(rows: list[list[str]]) -> dict[str, int]:
    firsts = [row[0] for row in rows]
    has_two = all(len(row) > 1 and row[1] for row in rows)
    return {"pause": 0, "text": 1} if has_two and len({*firsts}) < len(firsts) else {"text": 0}


def _lines(rows: list[list[str]], places: dict[str, int]) -> Iterator[Line]:
    pause = ""
    for number, row in enumerate(rows, 1):
        cells = {name: row[place] if place < len(row) else "" for name, place in places.items()}
        pause = cells.get("pause") or pause
        if cells["text"]:
            yield _line(cells | {"pause": pause}, number)


def _line(cells: dict[str, str], number: int) -> Line:
    refuse_long(cells["text"], number)
    marks = marks_in(cells.get("use", "").split(","))
    if cells.get("killer", "").lower() in YES:
        marks.append("killer")
    role = cells.get("role", "")[:LONGEST_ROLE]
    return Line(text=cells["text"], pause=cells["pause"][:LONGEST_PAUSE], role=role, **use_of(marks))


def refuse_long(text: str, number: int) -> None:
    if len(text) > LONGEST_TEXT:
        told = {"number": number, "most": LONGEST_TEXT}
        raise ValidationError(_("Row %(number)s is longer than %(most)s signs. Shorten it, or split it.") % told)
