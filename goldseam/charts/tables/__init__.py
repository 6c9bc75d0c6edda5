"""What a chart shows, as a table and as a file for spreadsheets: the same values, point by point."""

import csv as files
import io
from collections.abc import Callable
from datetime import datetime

from goldseam.charts.descriptions import BeforeAfter, Chart, DotStrip, Grid, Months, Pareto, RunChart, Slices, Waiting
from goldseam.charts.tables.cells import Cell, Table
from goldseam.charts.tables.compared import sides_table, strips_table
from goldseam.charts.tables.counted import months_table, pareto_table
from goldseam.charts.tables.layers import grid_table, slices_table
from goldseam.charts.tables.run import run_table
from goldseam.charts.tables.waiting import waiting_table

FORMULA = ("=", "+", "-", "@", "\t", "\r")
TOLD_BY: dict[type, Callable[..., Table]] = {
    RunChart: run_table,
    Pareto: pareto_table,
    DotStrip: strips_table,
    Months: months_table,
    BeforeAfter: sides_table,
    Waiting: waiting_table,
    Slices: slices_table,
    Grid: grid_table,
}


def table(chart: Chart) -> Table:
    return TOLD_BY[type(chart)](chart)


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
