"""What came in since the start, as the database tells it: the twin of `Start.is_followed_by` for many values."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.utils import timezone

MOST = 5_000


def rows_since(cycle, series, *also: str) -> list:
    """The newest of them, oldest first: when, how much, out of how much."""
    return rows_of(values_since(cycle, series), *also)


def values_since(cycle, series):
    """The values that show what the change does, until now or until the result was written, in no order."""
    until = cycle.studied.at if cycle.is_studied else timezone.now()
    return entered_since(cycle, series).standing().filter(at__lte=until)


def entered_since(cycle, series):
    """The same with those that were taken out, or lie ahead. One that tells a day alone counts by its day."""
    start = cycle.started
    next_day = datetime.combine(start.first_day + timedelta(days=1), time(), ZoneInfo(cycle.organisation.time_zone))
    by_time = Q(at__gte=min(next_day, max(start.minute, start.began_at)))
    return series.points.filter(Q(at=start.began_at) | by_time, added_at__gt=start.at)


def rows_of(points, *also: str) -> list:
    """The newest of many values, oldest first, without what only a table of them would show."""
    rows = points.order_by("-at").values_list("at", "amount", "of", *also, named=True)
    return list(rows[:MOST])[::-1]
