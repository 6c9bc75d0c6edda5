"""Quarters of a year, as an organisation lives them: in its own time zone."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

_KEY = re.compile(r"(\d{4})-q([1-4])", re.ASCII)
EARLIEST, LATEST = 1970, 9990
MOST = 40  # In a list to choose from: ten years.


@dataclass(frozen=True, order=True)
class Quarter:
    """Three months: “2026-q4” in addresses, “October to December 2026” for people."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Quarter":
        return cls(day.year, (day.month + 2) // 3)

    @classmethod
    def now_in(cls, organisation) -> "Quarter":
        return cls.of(timezone.localdate(timezone=ZoneInfo(organisation.time_zone)))

    @classmethod
    def named(cls, key: str) -> "Quarter | None":
        """The quarter of that key; None for any other text."""
        found = _KEY.fullmatch(key)
        if found is None or not EARLIEST <= int(found[1]) <= LATEST:
            return None
        return cls(int(found[1]), int(found[2]))

    @property
    def key(self) -> str:
        return f"{self.year}-q{self.number}"

    @property
    def first_day(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def next(self) -> "Quarter":
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    @property
    def previous(self) -> "Quarter":
        return Quarter(self.year, self.number - 1) if self.number > 1 else Quarter(self.year - 1, 4)

    def span_in(self, organisation) -> tuple[datetime, datetime]:
        """From its first moment to the first one after it."""
        return _start_of(self.first_day, organisation), _start_of(self.next.first_day, organisation)

    def __str__(self):
        last = date(self.year, 3 * self.number, 1)
        return _("%(first)s to %(last)s %(year)d") % {
            "first": date_format(self.first_day, "F"),
            "last": date_format(last, "F"),
            "year": self.year,
        }


def quarters_of(organisation) -> list[Quarter]:
    """Since the organisation began here, the newest first."""
    quarter = Quarter.now_in(organisation)
    first = min(Quarter.of(timezone.localdate(organisation.founded_at)), quarter)
    found = [quarter]
    while found[-1] > first and len(found) < MOST:
        found.append(found[-1].previous)
    return found


def _start_of(day: date, organisation) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(organisation.time_zone))
