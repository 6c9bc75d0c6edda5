"""All values of a series as a file that reads in again."""

import csv
import io

from goldseam.charts.tables import harmless
from goldseam.measurements.models import Point

HEAD = ["at", "value", "of", "note"]


def csv_of(series) -> str:
    """The values that count, the oldest first, with times in UTC."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(HEAD)
    for point in series.points.standing().order_by("at").iterator(chunk_size=2_000):
        writer.writerow(_row(point))
    return written.getvalue()


def _row(point: Point) -> list[str]:
    of = "" if point.of is None else _plain(point.of)
    return [point.at.isoformat(), _plain(point.amount), of, harmless(point.note)]


def _plain(number: float) -> str:
    return repr(number).removesuffix(".0")
