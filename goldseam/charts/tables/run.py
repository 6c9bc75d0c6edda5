"""The table of a run chart: one row for each place, also where there is no value."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from goldseam.charts import moments
from goldseam.charts.axes import drawable
from goldseam.charts.descriptions import RunChart
from goldseam.charts.drawings.run_lines import each
from goldseam.charts.reading import mark_name, marks_of, notes_at, signals_at
from goldseam.charts.tables.cells import Cell, Table, number, words


def run_table(chart: RunChart) -> Table:
    columns = [column for column in _columns(chart) if any(cell.text for cell in column[1])]
    head = [name for name, _cells in columns]
    return Table(chart.title, head, [list(row) for row in zip(*(cells for _name, cells in columns), strict=True)])


def _columns(chart: RunChart) -> list[tuple[str, list[Cell]]]:
    """When, the value, the lines at that place, and what is to be said about it."""
    points = chart.points
    names = moments.names_of(points)
    columns = [
        (_("When"), [Cell(name, point.at or name, point.href) for name, point in zip(names, points, strict=True)]),
        (chart.unit or _("Value"), [_value(point.value, chart.share) for point in points]),
    ]
    columns += [(name, _cells(heights, chart.share)) for name, heights in _heights(chart)]
    marks = {"": "", "missing": ""} | {mark: mark_name(mark) for mark in ("signal", "gain")}
    said = zip([marks[mark] for mark in marks_of(chart)], signals_at(chart), notes_at(chart), strict=True)
    columns.append((_("Notes"), [words(". ".join(part for part in parts if part)) for parts in said]))
    return columns


def _cells(heights: list[float | None], share: bool) -> list[Cell]:
    """A line has the same height at most places."""
    known = {height: number(height, share) for height in set(heights)}
    return [known[height] for height in heights]


def _value(value: float | None, share: bool) -> Cell:
    return number(value, share) if drawable(value) is not None else Cell(_("no value"), "")


def _heights(chart: RunChart) -> list[tuple[str, list[float | None]]]:
    count = len(chart.points)
    centre, upper, lower, expected = (_free(count) for _ in range(4))
    for segment in chart.centre:
        _lay(centre, segment.first, [segment.value] * (segment.last - segment.first + 1))
    for band in chart.limits:
        _lay(upper, band.first, each(band.upper, band))
        _lay(lower, band.first, each(band.lower, band))
    for line in chart.predictions:
        _lay(expected, line.first, [line.value] * (line.last - line.first + 1))
    label = next((segment.label for segment in chart.centre if segment.label), _("Centre"))
    return [(label, centre), (_("Lower limit"), lower), (_("Upper limit"), upper), (_("Predicted"), expected)]


def _free(count: int) -> list[float | None]:
    return [None] * count


def _lay(row: list, first: int, heights: Sequence[float | None]) -> None:
    for index, height in enumerate(heights, start=first):
        if 0 <= index < len(row):
            row[index] = height
