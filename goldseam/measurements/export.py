"""All values of a series as a file that reads in again."""

import csv
from collections.abc import Iterator

from goldseam.charts.tables import harmless
from goldseam.measurements.models import Point

HEAD = ["at", "value", "of", "note"]
AT_ONCE = 2_000


class _Line:
    """Gives back what a writer writes, so that no more than a line is held."""

    def write(self, text: str) -> str:
        return text


def csv_lines(series) -> Iterator[str]:
    """The values that count, the oldest first, with times in UTC."""
    writer = csv.writer(_Line())
    yield writer.writerow(HEAD)
    points = series.points.standing().order_by("at")
    yield from (writer.writerow(_row(point)) for point in points.iterator(chunk_size=AT_ONCE))


def _row(point: Point) -> list[str]:
    of = "" if point.of is None else _plain(point.of)
    return [point.at.isoformat(), _plain(point.amount), of, harmless(point.note)]


def _plain(number: float) -> str:
    return repr(number).removesuffix(".0")
