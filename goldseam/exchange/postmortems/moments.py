"""From times as they were written to moments: which day, which year, which of the two numbers is the month."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from goldseam.exchange.postmortems.document import Row
from goldseam.exchange.postmortems.entries import Entry
from goldseam.exchange.postmortems.stamps import Stamp
from goldseam.exchange.postmortems.times import dates_in

# A smaller step back is a row out of order; a larger one is the next day.
NEXT_DAY = 6 * 60


@dataclass(frozen=True)
class Calendar:
    """What the document says about days: the one it is about, and how it writes them."""

    day: date | None
    day_first: bool
    zone: str = ""

    @classmethod
    def of(cls, text: str, sources: Iterable[str], zone: str) -> "Calendar":
        """`sources` are the places to look for the day, the most trusted first."""
        found = [stamp for source in sources for stamp in whole_dates(source)]
        day_first = is_day_first(text, next((stamp.date for stamp in found if stamp.date), None))
        days = (stamp.day_first(day_first).date for stamp in found)
        return cls(next(filter(None, days), None), day_first, zone)

    def dated(self, stamp: Stamp) -> Stamp:
        stamp = stamp.day_first(self.day_first)
        if stamp.month and stamp.year is None and self.day:
            return replace(stamp, year=self._year_of(stamp))
        return stamp

    def _year_of(self, stamp: Stamp) -> int:
        """The year in which the day lies nearest to the one that the document is about."""
        about = self.day or _day(stamp.year or 1, 1, 1)
        years = (about.year, about.year - 1, about.year + 1)
        return min(years, key=lambda year: abs((_day(year, stamp.month or 1, stamp.day or 1) - about).days))


def whole_dates(text: str) -> list[Stamp]:
    return [stamp for stamp in dates_in(text) if stamp.year]


def is_day_first(text: str, known: date | None) -> bool:
    """Is "03/04/2021" in March or in April? What the rest of the document writes decides, then its own date."""
    pairs = [
        (int(a), int(b), mark)
        for a, mark, b in re.findall(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(?:20)?\d\d(?!\d)", text)
    ]
    if any(a > 12 >= b for a, b, _ in pairs):
        return True
    if any(b > 12 >= a for a, b, _ in pairs):
        return False
    if known is not None and any((a, b) == (known.month, known.day) for a, b, _ in pairs):
        return any((a, b) == (known.day, known.month) for a, b, _ in pairs)
    return not any(mark == "/" for *_, mark in pairs) or not re.search(r"\d\s?[AaPp]\.?[Mm]\b|\b[PECM][SD]T\b", text)


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month, 28)


def rows_in(entries: list[Entry], calendar: Calendar, intro: str = "", zone: str = "") -> Iterator[tuple[Row, Entry]]:
    """The rows of a section with their days filled in, from the dates above them and from the order of the hours."""
    stated = {stamp.day_first(calendar.day_first).date for stamp in whole_dates(intro)}
    base = stated.pop() if len(stated) == 1 else None
    clock = Clock(calendar, base, entries)
    for entry in entries:
        stamp = clock.read(entry)
        zone = entry.zone if entry.is_day and entry.zone else zone
        if not entry.is_day:
            said = stamp.zone or entry.zone or zone or calendar.zone
            yield Row(stamp.at, stamp.precision, _zone(said), stamp.written, entry.text), entry


def _zone(said: str) -> str:
    return "UTC" if said == "Z" else said


class Clock:
    """Goes along with the rows and knows which day it is."""

    def __init__(self, calendar: Calendar, base: date | None, entries: list[Entry]):
        self.calendar = calendar
        self.day = base or calendar.day
        self.base = base
        self.minutes: int | None = None
        hours = [entry.stamp for entry in entries if entry.stamp.has_time and not entry.is_day]
        self.is_twelve = len(hours) > 1 and all(stamp.twelve for stamp in hours)
        self.backwards = self._runs_backwards(hours)

    @staticmethod
    def _runs_backwards(stamps: list[Stamp]) -> bool:
        minutes = [(s.hour or 0) * 60 + (s.minute or 0) for s in stamps if not s.has_date]
        steps = [b - a for a, b in pairwise(minutes) if a != b]
        return len(steps) >= 2 and sum(step < 0 for step in steps) * 5 >= len(steps) * 3

    def read(self, entry: Entry) -> Stamp:
        stamp = self.calendar.dated(entry.stamp)
        if stamp.date:
            return self._dated(stamp, entry)
        if not stamp.has_time or stamp.has_date:
            return stamp
        return self._followed(self._in_the_afternoon(stamp))

    def _dated(self, stamp: Stamp, entry: Entry) -> Stamp:
        if entry.is_day or self.base is None:
            self.day = stamp.date
            self.minutes = _minutes(stamp) if stamp.has_time else None
            self.base = None if entry.is_day else self.base
        return stamp.rolled()

    def _in_the_afternoon(self, stamp: Stamp) -> Stamp:
        """Hours up to twelve without am and pm: after 12:10 comes 1:05, which is 13:05."""
        if (
            self.is_twelve
            and self.minutes is not None
            and _minutes(stamp) + 60 < self.minutes
            and (stamp.hour or 0) < 12
        ):
            return replace(stamp, hour=(stamp.hour or 0) + 12)
        return stamp

    def _followed(self, stamp: Stamp) -> Stamp:
        minutes = _minutes(stamp)
        if self.minutes is not None and self.day is not None:
            step = minutes - self.minutes
            if not self.backwards and step < -NEXT_DAY:
                self.day += timedelta(days=1)
            elif self.backwards and step > NEXT_DAY:
                self.day -= timedelta(days=1)
        self.minutes = minutes
        return (stamp.on(self.day) if self.day else stamp).rolled()


def _minutes(stamp: Stamp) -> int:
    return (stamp.hour or 0) * 60 + (stamp.minute or 0)
