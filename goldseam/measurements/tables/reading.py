"""The values in a table: each row as a value, or with the reason why it is none."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from goldseam.events.pasting import Order
from goldseam.measurements.checking import clashes, problem_with, why_twice
from goldseam.measurements.models import Value
from goldseam.measurements.series_kind import HAS_OF, SeriesKind
from goldseam.measurements.tables.amounts import Style, amount_in, is_unit, parts_in, style_in, unit_in
from goldseam.measurements.tables.answers import Answers
from goldseam.measurements.tables.columns import Columns
from goldseam.measurements.tables.grid import Grid
from goldseam.measurements.tables.moments import lacks_year, moment_in, order_of


@dataclass(frozen=True)
class Row:
    """A row as it stood there, and the value that it is; or, in words, why it is none."""

    line: int
    written: str
    value: Value | None = None
    problem: str = ""


@dataclass(frozen=True)
class Table:
    """What was read. While there are `questions` nothing is: `order`, `style`, `year`, `commas`."""

    rows: list[Row] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)

    @property
    def values(self) -> list[Value]:
        return [row.value for row in self.rows if row.value]

    @property
    def problems(self) -> list[Row]:
        return [row for row in self.rows if row.problem]


def read(grid: Grid, columns: Columns, series, answers: Answers) -> Table:
    """The values of a series in these columns, once all that can be meant in two ways has been answered."""
    if has_split_decimals(grid, columns, series) and answers.joins_commas:
        grid = with_commas_joined(grid, columns)
    reader = _Reader(grid, columns, series, answers)
    if questions := reader.questions:
        return Table(questions=questions)
    return Table(_without_clashes([reader.row(line, cells) for line, cells in grid.rows]))


def _without_clashes(rows: list[Row]) -> list[Row]:
    """Rows that say different things of one moment are told, and none of them is taken."""
    good = [row for row in rows if row.value]
    clashing = {good[place].line for place in clashes([row.value for row in good])}
    return [
        replace(row, value=None, problem=why_twice()) if row.value and row.line in clashing else row for row in rows
    ]


class _Reader:
    def __init__(self, grid: Grid, columns: Columns, series, answers: Answers):
        self.grid, self.columns, self.series = grid, columns, series
        self.days, self.numbers = list(self._days()), list(self._numbers())
        self.asked = answers
        self.answers = replace(
            answers,
            order=_settled(order_of(self.days), answers.order, Order.OPEN),
            style=_settled(style_in(self.numbers), answers.style, Style.OPEN),
        )

    @property
    def questions(self) -> list[str]:
        """What has to be answered first."""
        asked = ["order"] if self.answers.order == Order.OPEN else []
        asked += ["style"] if self.answers.style == Style.OPEN else []
        asked += ["year"] if self.answers.year is None and any(map(lacks_year, self.days)) else []
        is_split = self.answers.joins_commas is None and has_split_decimals(self.grid, self.columns, self.series)
        return asked + (["commas"] if is_split else [])

    def row(self, line: int, cells: list[str]) -> Row:
        written = " · ".join(cell.strip() for cell in cells if cell.strip())[:200]
        value, problem = self._value(cells)
        return Row(line, written, None if problem else value, problem)

    def _value(self, cells: list[str]) -> tuple[Value | None, str]:
        when = self._when(cells)
        at = moment_in(when, self.answers)
        if at is None:
            return None, _("“%(day)s” is not understood as a day.") % {"day": when[:60]} if when else _(
                "It has no day."
            )
        if self.series.kind == SeriesKind.TIME_BETWEEN:
            return Value(at, note=self._cell(cells, self.columns.note)), ""
        amount, of = self._amounts(cells)
        number = amount_in(amount, self.answers.style)
        if number is None:
            words = _("“%(number)s” is not understood as a number.") % {"number": amount[:60]}
            return None, words if amount else _("It has no number.")
        if problem := _problem_with_units(self.series, amount, of):
            return None, problem
        value = Value(at, number, amount_in(of, self.answers.style), self._cell(cells, self.columns.note))
        return value, problem_with(self.series, value)

    def _when(self, cells: list[str]) -> str:
        day, clock = self._cell(cells, self.columns.when), self._cell(cells, self.columns.clock)
        return f"{day} {clock}".strip()

    def _amounts(self, cells: list[str]) -> tuple[str, str]:
        amount, of = self._cell(cells, self.columns.amount), self._cell(cells, self.columns.of)
        parts = parts_in(amount) if self.series.kind in HAS_OF and not of else None
        return parts or (amount, of)

    def _cell(self, cells: list[str], place: int | None) -> str:
        return cells[place].strip() if place is not None and place < len(cells) else ""

    def _days(self) -> Iterable[str]:
        return (self._when(cells) for _line, cells in self.grid.rows)

    def _numbers(self) -> Iterable[str]:
        if self.series.kind == SeriesKind.TIME_BETWEEN:
            return
        for _line, cells in self.grid.rows:
            yield from self._amounts(cells)


def _problem_with_units(series, amount: str, of: str) -> str:
    """A number of something else is no value of the series: 50% are not 50 minutes."""
    if series.kind == SeriesKind.SHARE and "%" in amount + of:
        return _("“%(cell)s” is a share already. Write how many, and out of how many: 2 of 4.") % {"cell": amount[:60]}
    for cell, unit in ((amount, series.unit), (of, series.of_what)):
        if not is_unit(unit_in(cell), unit):
            return _other_unit(cell, unit)
    return ""


def _other_unit(cell: str, unit: str) -> str:
    facts = {"cell": cell[:60], "unit": unit}
    if unit:
        return _("“%(cell)s” has another unit than %(unit)s.") % facts
    return _("“%(cell)s” has something behind its number. Write the number alone.") % facts


def has_split_decimals(grid: Grid, columns: Columns, series) -> bool:
    """Whether “2026-03-02,3,5” may be 3.5: cells that a comma parts, with digits alone where a note would stand."""
    after = None if columns.amount is None else columns.amount + 1
    if grid.mark != "," or after is None or series.kind in HAS_OF or after >= grid.width:
        return False
    if len(grid.head) > after and grid.head[after]:
        return False
    cells = grid.column(after)
    return bool(cells) and all(cell.strip().isdigit() for cell in cells)


def with_commas_joined(grid: Grid, columns: Columns) -> Grid:
    place = columns.amount or 0
    rows = [(line, _joined(cells, place)) for line, cells in grid.rows]
    return replace(grid, rows=rows)


def _joined(cells: list[str], place: int) -> list[str]:
    decimals = cells[place + 1].strip() if place + 1 < len(cells) else ""
    return [*cells[:place], f"{cells[place].strip()},{decimals}" if decimals else cells[place], "", *cells[place + 2 :]]


def _settled(shown, answered, is_open):
    """What the table shows by itself; what was answered where it does not."""
    return answered if shown == is_open and answered else shown
