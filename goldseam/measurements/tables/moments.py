"""Days and moments as people write them in a table: each row says its own."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from goldseam.events import clock
from goldseam.events.clock import Told
from goldseam.events.pasting import Order
from goldseam.measurements.tables.answers import Answers

_ISO = re.compile(r"\d{4}-?(?:\d\d-?\d\d|W\d\d)")
_WEEK_AND_YEAR = re.compile(r"(?:calendar\s+week|week|woche|kw|cw|w)\s*(\d{1,2})\s*[,/ ]\s*(\d{4})", re.IGNORECASE)
_SLASHED = re.compile(r"(?<![\d/-])(?P<one>\d{1,2})[/-](?P<two>\d{1,2})(?!\d)")


def moment_in(text: str, answers: Answers) -> datetime | None:
    """The moment that the text means; None where it is no day. A week is its Monday, a month its first day."""
    text = text.strip()
    if found := _from_iso(text):
        return found if found.tzinfo else found.replace(tzinfo=answers.zone)
    parts = told(text)
    if parts is None or not is_day(parts):
        return None
    try:
        return _made(parts, answers)
    except (ValueError, OverflowError, KeyError, OSError):
        return None


def is_moment(text: str) -> bool:
    """Whether this is a day, whatever the answers will be."""
    text = text.strip()
    parts = told(text)
    return bool(_from_iso(text) or (parts and is_day(parts)))


def is_day(parts: Told) -> bool:
    return parts.has_date and not parts.is_relative


def lacks_year(text: str) -> bool:
    text = text.strip()
    parts = told(text)
    return not _from_iso(text) and parts is not None and is_day(parts) and parts.year is None


def order_of(texts: Iterable[str]) -> Order:
    """The order of day and month that the dates show by themselves; open where each may be either."""
    texts = [text.strip() for text in texts]
    if not any((parts := told(text)) and parts.has_open_order for text in texts):
        return Order.NONE
    pairs = [(int(found["one"]), int(found["two"])) for text in texts if (found := _SLASHED.search(text))]
    days, months = any(one > 12 for one, _two in pairs), any(two > 12 for _one, two in pairs)
    if days == months:
        return Order.OPEN
    return Order.DAY_FIRST if days else Order.MONTH_FIRST


@lru_cache(maxsize=20_000)
def told(text: str) -> Told | None:
    """What the text says, with a year behind a week: “KW 5/2026”."""
    if found := _WEEK_AND_YEAR.fullmatch(text):
        return Told(week=int(found[1]), year=int(found[2]), precision="week")
    return clock.told(text)


def _made(parts: Told, answers: Answers) -> datetime | None:
    year = parts.year or answers.year
    if year is None:
        return None
    moment = time(parts.hour or 0, parts.minute, parts.second, tzinfo=_zone(parts.zone) or answers.zone)
    return datetime.combine(_day(parts, year, answers.order), moment)


def _day(parts: Told, year: int, order: Order) -> date:
    if parts.week:
        return date.fromisocalendar(year, parts.week, 1)
    month, day = parts.month or 1, parts.day or 1
    if parts.has_open_order and order == Order.MONTH_FIRST:
        month, day = day, month
    return date(year, month, day)


def _zone(name: str) -> tzinfo | None:
    """“+02:00” or the name of a place, as the clock reads them."""
    if not name:
        return None
    return datetime.fromisoformat(f"2000-01-01T00:00{name}").tzinfo if name[0] in "+-" else ZoneInfo(name)


def _from_iso(text: str) -> datetime | None:
    if not _ISO.match(text):
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
