"""The order of rows in time: which ones stand out of order, and how they would stand."""

from datetime import datetime, timedelta

# How long a row of this precision may last: a “Week 20” is not out of order beside a day within it.
SPANS = {
    "second": timedelta(0),
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(days=7),
    "month": timedelta(days=31),
}


def out_of_order(rows) -> list:
    """Rows that were over before a row above them began. Each has `at` and `precision`."""
    late, latest = [], None
    for row in rows:
        if row.at is None:
            continue
        if latest is not None and row.at + SPANS.get(row.precision, timedelta(0)) < latest:
            late.append(row)
        latest = row.at if latest is None else max(latest, row.at)
    return late


def by_time(rows) -> list:
    """The rows in the order of their moments; one whose moment is not known stays behind the row above it."""
    keyed, known = [], None
    for row in rows:
        known = row.at or known
        keyed.append((known, row))
    return [row for _key, row in sorted(keyed, key=lambda pair: _sortable(pair[0]))]


def _sortable(moment: datetime | None) -> float:
    return float("-inf") if moment is None else moment.timestamp()
