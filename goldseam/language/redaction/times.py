"""Times to the minute as times since the start: “T+0:14” tells how things followed, and not when."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta

from goldseam.language.redaction.findings import Found

_MOMENT = re.compile(
    r"""(?<![\w:.+-])(?:(?P<date>\d{4}-\d\d-\d\d)(?:[T ]|,[ ]))?
    (?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?::[0-5]\d(?:[.,]\d{1,9})?)?
    (?P<half>\s?[ap]\.?m\b\.?)?(?P<zone>\s?(?:Z|UTC|GMT|CES?T|E[SD]T|P[SD]T|Uhr|[+-]\d\d:?\d\d)\b)?(?![\w:]|[.,]\d)""",
    re.VERBOSE | re.IGNORECASE,
)
HALF_A_DAY = timedelta(hours=12)
DAYS_FROM = timedelta(days=3)


def relative(at: datetime, start: datetime) -> str:
    """“T+1:05”, “T-0:20”; in days from the third on. Raises TypeError where only one of the two has a time zone."""
    span = at - start
    sign = "-" if span < timedelta() else "+"
    minutes = round(abs(span).total_seconds()) // 60
    if abs(span) >= DAYS_FROM:
        return f"T{sign}{abs(span).days} d"
    return f"T{sign}{minutes // 60}:{minutes % 60:02}"


def relative_times(moments: Iterable[datetime | None], start: datetime) -> list[str]:
    """For each row of a timeline its time since the start; empty where the row has none."""
    return [relative(at, start) if at else "" for at in moments]


def find_times(text: str, start: datetime | None = None) -> Iterator[Found]:
    """Clock times of a text, with what is said instead. Without a start they count from the first one.

    A time without a date is the nearest to the one before it.
    """
    first = start.replace(tzinfo=None) if start else None
    last = first
    for found in _MOMENT.finditer(text):
        if "." in found[0].partition(":")[0] and not (found["zone"] or found["half"]):
            continue  # “14.02” may be a version
        at = _at(found, last)
        first = first or at
        last = at
        yield Found("time", *found.span(), says=relative(at, first))


def _at(found: re.Match, last: datetime | None) -> datetime:
    hour = int(found["hour"])
    half = (found["half"] or "").strip().lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    clock = time(hour, int(found["minute"]))
    if found["date"]:
        return datetime.combine(_date(found["date"]), clock)
    at = datetime.combine((last or datetime(2000, 1, 2)).date(), clock)
    if last and at - last > HALF_A_DAY:
        return at - timedelta(days=1)
    return at + timedelta(days=1) if last and last - at > HALF_A_DAY else at


def _date(written: str):
    try:
        return datetime.strptime(written, "%Y-%m-%d").date()
    except ValueError:  # the 31st of June
        return datetime(2000, 1, 2).date()
