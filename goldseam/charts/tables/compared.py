"""The tables of what is compared row by row: strips of single values, and values with intervals."""

from django.utils.translation import gettext as _

from goldseam.charts.descriptions import BeforeAfter, DotStrip
from goldseam.charts.numbers import duration
from goldseam.charts.tables.cells import Cell, Table, number, words


def strips_table(chart: DotStrip) -> Table:
    """Each single value; the middle of each strip stands in the summary and in the drawing."""
    head = [_("Group"), chart.unit or _("Value"), _("Which")]
    rows = [
        [words(strip.name), _amount(dot.value, chart.minutes), words(dot.label, dot.href)]
        for strip in chart.strips
        for dot in strip.dots
    ]
    return _without_empty(chart.title, head, rows)


def sides_table(chart: BeforeAfter) -> Table:
    head = [_("What is compared"), chart.unit or chart.value_name or _("Value"), _("From"), _("To"), _("Based on")]
    rows = [
        [
            words(side.name),
            *(number(value, chart.share) for value in (side.value, side.low, side.high)),
            words(side.basis),
        ]
        for side in chart.sides
    ]
    for side in chart.sides:
        rows += [
            [words(side.name), number(dot.value, chart.share), words(""), words(""), words(dot.label, dot.href)]
            for dot in side.dots
        ]
    return _without_empty(chart.title, head, rows)


def _amount(value: float, minutes: bool) -> Cell:
    cell = number(value)
    return cell._replace(text=duration(value)) if minutes and cell.text else cell


def _without_empty(title: str, head: list[str], rows: list[list[Cell]]) -> Table:
    """Columns in which nothing stands are left out."""
    kept = [place for place in range(len(head)) if place == 0 or any(row[place].text for row in rows)]
    return Table(title, [head[place] for place in kept], [[row[place] for place in kept] for row in rows])
