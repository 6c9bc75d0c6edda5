"""The units of a series in time: days, weeks and months by the clock of its organisation, or so many minutes."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from goldseam.measurements.series_kind import Every


def begin_of(series, at: datetime, minutes: int) -> datetime:
    """When the unit began in which this moment lies."""
    if series.every == Every.EVENT:
        seconds = int(at.timestamp()) // (60 * minutes) * 60 * minutes
        return datetime.fromtimestamp(seconds, UTC)
    zone = ZoneInfo(series.organisation.time_zone)
    day = at.astimezone(zone).date()
    if series.every == Every.WEEK:
        day -= timedelta(days=day.weekday())
    elif series.every == Every.MONTH:
        day = day.replace(day=1)
    return datetime.combine(day, time(), zone)


def end_of(series, begin: datetime, minutes: int) -> datetime:
    """When the next one begins."""
    if series.every == Every.EVENT:
        return begin + timedelta(minutes=minutes)
    zone = ZoneInfo(series.organisation.time_zone)
    day = begin.astimezone(zone).date()
    if series.every == Every.MONTH:
        after = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    else:
        after = day + timedelta(days=7 if series.every == Every.WEEK else 1)
    return datetime.combine(after, time(), zone)
