"""All figures in one table, for spreadsheets and for whoever wants to reckon with them."""

import csv
import io

from goldseam.charts.tables import harmless

HEAD = ["key", "title", "unit", "team", "from", "until", "value", "low", "high", "n", "words"]


def csv_of(overview) -> str:
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(HEAD)
    writer.writerows(_row(overview.asked, told) for told in overview.figures)
    return "\ufeff" + written.getvalue()  # Spreadsheets take a file without this mark for one in an old encoding.


def _row(asked, told) -> list:
    """What is hidden has its words, which say why, and no number."""
    measure, figure = told.measure, told.figure
    numbers = [figure.value, figure.low, figure.high, figure.n]
    return [
        measure.key,
        harmless(str(measure.title)),
        measure.unit,
        harmless(asked.team.name) if asked.team else "",
        asked.period.since.isoformat(),
        asked.period.until.isoformat(),
        *("" if figure.is_hidden or number is None else f"{number:.10g}" for number in numbers),
        harmless(figure.told),
    ]
