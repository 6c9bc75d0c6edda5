"""What a chart shows, as a table and as a file for spreadsheets: the same values, point by point."""

import csv as files
import io
import math
from datetime import datetime
from functools import singledispatch
from typing import NamedTuple

from goldseam.charts.descriptions import Chart
from goldseam.charts.numbers import told

FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Cell(NamedTuple):
    """What the reader sees, and the plain value for machines."""

    text: str
    plain: float | str | datetime = ""
    href: str = ""

    @property
    def is_number(self) -> bool:
        return isinstance(self.plain, float)


class Table(NamedTuple):
    caption: str
    head: list[str]
    rows: list[list[Cell]]


@singledispatch
def table(chart: Chart) -> Table:
    raise TypeError(f"There is no table for {type(chart).__name__}")


def csv(chart: Chart) -> str:
    """The table for spreadsheets: plain numbers, and no text that they would take for a formula."""
    written = io.StringIO()
    writer = files.writer(written)
    _caption, head, rows = table(chart)
    writer.writerow(map(harmless, head))
    writer.writerows([_plain(cell) for cell in row] for row in rows)
    return written.getvalue()


def _plain(cell: Cell) -> str:
    if isinstance(cell.plain, float):
        return repr(cell.plain).removesuffix(".0")
    if isinstance(cell.plain, datetime):
        return cell.plain.isoformat()
    return harmless(cell.plain)


def harmless(text: str) -> str:
    """With an apostrophe before what a spreadsheet would reckon with."""
    return f"'{text}" if text.lstrip().startswith(FORMULA) or text.startswith(FORMULA) else text


def words(text: str, href: str = "") -> Cell:
    return Cell(text, text, href)


def number(value: float | None, share: bool = False, href: str = "") -> Cell:
    if value is None or not math.isfinite(value):
        return Cell("", "", href)
    return Cell(told(value, share), float(value), href)


from goldseam.charts.tables import compared, counted, run, waiting  # noqa: E402, F401
