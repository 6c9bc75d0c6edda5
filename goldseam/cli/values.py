"""Values for a series, as somebody types them on the command line or keeps them in a file."""

from zoneinfo import ZoneInfo

import click

MANY = 20
DAYS = {"day-first": "day", "month-first": "month"}
MARKS = {"point": "point", "comma": "comma"}
ASKED = {
    "order": "A day such as 3/4/2026 may be meant in two ways. Say --days day-first or --days month-first.",
    "style": "A number such as 1,234 may be meant in two ways. Say --decimal point or --decimal comma.",
    "commas": "“3,5” may be one number or two columns. Say --decimal comma or --decimal point.",
    "year": "There are days without a year. Say --year.",
}


def one_value(series, amount: float | None, of: float | None, at: str | None, note: str):
    from goldseam.measurements.models import SeriesKind, Value

    if amount is None and series.kind != SeriesKind.TIME_BETWEEN:
        raise click.UsageError("Say --value, or --file.")
    return Value(_moment(series, at), 1.0 if amount is None else amount, of, note)


def values_in_file(series, content: bytes, days: str | None, decimal: str | None, year: int | None) -> list:
    """All values of the file; where one row cannot be a value, none."""
    from goldseam.events.pasting import Order
    from goldseam.measurements.tables import Answers, Style, grid_of, read
    from goldseam.measurements.tables.columns import propose

    grid = grid_of(_text(content))
    columns = propose(grid, series)
    order, style = Order(DAYS.get(days or "", "")), Style(MARKS.get(decimal or "", ""))
    answers = Answers(_zone(series), order, style, year, joins_commas=decimal == "comma" if decimal else None)
    if missing := columns.missing(series):
        raise click.ClickException(f"The file has no column for: {', '.join(missing)}.")
    table = read(grid, columns, series, answers)
    if table.questions:
        raise click.ClickException(" ".join(ASKED[question] for question in table.questions))
    if table.problems:
        told = "\n".join(f"  line {row.line}: {row.problem}" for row in table.problems[:MANY])
        raise click.ClickException(f"Nothing was added.\n{told}")
    if not table.values:
        raise click.ClickException("There are no values in it.")
    return table.values


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.ClickException("This is not text in UTF-8.") from error


def _moment(series, written: str | None):
    from django.utils import timezone

    from goldseam.measurements.tables import Answers
    from goldseam.measurements.tables.moments import moment_in

    moment = moment_in(written, Answers(_zone(series))) if written else timezone.now().replace(microsecond=0)
    if moment is None:
        raise click.BadParameter("Write it as 2026-03-01 or 2026-03-01T14:00.", param_hint="--at")
    return moment


def _zone(series) -> ZoneInfo:
    return ZoneInfo(series.organisation.time_zone)
