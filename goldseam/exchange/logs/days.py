"""Days and times in a column, judged by the whole of it: 3/4/2020 is March or April only where other rows tell."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from goldseam.events import clock

DAY, MONTH, OPEN = "day", "month", "open"  # What stands first.
EPOCH = date(1899, 12, 30)  # From which sheets count days.
SERIALS = (20_000, 80_000)

_CLOCK = (
    r"(?P<hour>\d{1,2})[:.h](?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:[.,]\d+)?)?"
    r"\s*(?P<half>[ap]\.?\s?m\b\.?)?(?:\s?uhr)?"
)
_ZONE = r"\s*(?P<zone>Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?"
_BEHIND = rf"(?:(?:T|\s*,?\s+|\s*@\s*){_CLOCK}{_ZONE})?\s*"
_ISO = re.compile(rf"(?P<year>\d{{4}})([-/.])(?P<month>\d{{1,2}})\2(?P<day>\d{{1,2}}){_BEHIND}", re.I)
_NUMERIC = re.compile(
    rf"(?P<one>\d{{1,2}})(?P<mark>[-/.])\s?(?P<two>\d{{1,2}})(?P=mark)\s?(?P<year>\d{{4}}|\d\d){_BEHIND}", re.I
)
_COMPACT = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)")
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_TIME = re.compile(rf"{_CLOCK}\s*", re.I)
_DIGITS = re.compile(r"(?P<hour>[01]?\d|2[0-3])(?P<minute>[0-5]\d)")
LONGEST = 60


@dataclass(frozen=True)
class Seen:
    """What one cell says. `first` tells whether its day or its month stands first, or that either may."""

    year: int = 0
    month: int = 0
    day: int = 0
    at: time | None = None
    zone: str = ""
    first: str = ""

    def on(self, order: str) -> date:
        """The day, with the order in which the column writes them; ValueError where there is no such day."""
        if self.first in (DAY, MONTH) and order in (DAY, MONTH) and self.first != order:
            raise ValueError
        turned = self.first == OPEN and order == MONTH
        month, day = (self.day, self.month) if turned else (self.month, self.day)
        return date(self.year, month, day)


def seen(text: str) -> Seen | None:
    """The day in a cell, and its time; None where it is none."""
    text = text.strip()
    if not text or len(text) > LONGEST or not any(map(str.isdigit, text)):
        return None
    try:
        return _written(text) or _told(text)
    except (ValueError, OverflowError):
        return None


def time_in(text: str) -> time | None:
    """A time of day alone: 14:05, 2:05 pm, 1405, 0.59 of a day, or that of a whole moment."""
    text = text.strip()[:LONGEST]
    try:
        if found := _TIME.fullmatch(text) or _DIGITS.fullmatch(text):
            return _time(found.groupdict())
        if re.fullmatch(r"0?\.\d+", text):
            return _time_of(float(text))
    except ValueError:
        return None
    whole = seen(text)
    return whole.at if whole else None


def serial(text: str) -> Seen | None:
    """A day as sheets count them."""
    if not _SERIAL.fullmatch(text.strip()):
        return None
    whole, part = divmod(float(text), 1)
    if not SERIALS[0] <= whole <= SERIALS[1]:
        return None
    day = EPOCH + timedelta(days=int(whole))
    return Seen(day.year, day.month, day.day, _time_of(part) if part else None)


def zone_of(name: str) -> tzinfo | None:
    """The zone that a cell names: an offset, or that of a place."""
    if not name:
        return None
    if name.upper() in {"Z", "UTC", "GMT"}:
        return UTC
    if name[0] in "+-":
        digits = name[1:].replace(":", "").ljust(4, "0")
        offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:4]))
        return timezone(-offset if name[0] == "-" else offset)
    return ZoneInfo(name)


def moment(day: date, at: time | None, zone: tzinfo) -> datetime:
    return datetime.combine(day, at or time.min, zone)


def _written(text: str) -> Seen | None:
    if found := _ISO.fullmatch(text) or _COMPACT.fullmatch(text):
        parts = found.groupdict()
        date(int(parts["year"]), int(parts["month"]), int(parts["day"]))
        return Seen(int(parts["year"]), int(parts["month"]), int(parts["day"]), _time(parts), parts.get("zone") or "")
    if found := _NUMERIC.fullmatch(text):
        return _numeric(found.groupdict())
    return None


def _numeric(parts: dict) -> Seen:
    one, two, year = int(parts["one"]), int(parts["two"]), _year(parts["year"])
    first = DAY if one > 12 or parts["mark"] == "." else MONTH if two > 12 else OPEN
    day, month = (two, one) if first == MONTH else (one, two)
    date(year, month, day)
    return Seen(year, month, day, _time(parts), parts["zone"] or "", "" if parts["mark"] == "." else first)


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) == 4:
        return year
    return 2000 + year if 2000 + year <= date.today().year + 1 else 1900 + year


def _time(parts: dict) -> time | None:
    if not parts.get("hour"):
        return None
    hour, half = int(parts["hour"]), (parts.get("half") or "").lower()[:1]
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour == 24:  # The end of that day, not its beginning.
        return time(23, 59)
    return time(hour, int(parts["minute"]), int(parts.get("second") or 0))


def _time_of(part: float) -> time:
    minutes = min(24 * 60 - 1, round(part * 24 * 60))
    return time(minutes // 60, minutes % 60)


def _told(text: str) -> Seen | None:
    """Days with names of months: 3 March 2020, Mar 3, 2020 2 pm."""
    told = clock.told(text)
    if not told or told.is_relative or not (told.year and told.month and told.day):
        return None
    date(told.year, told.month, told.day)
    at = time(told.hour, told.minute, told.second) if told.hour is not None else None
    return Seen(told.year, told.month, told.day, at, told.zone, OPEN if told.has_open_order else "")
