"""Stretches of days that people look at: a month, a quarter, a year, or days of their own."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from goldseam.common import times

LENGTHS = {"month": 1, "quarter": 3, "year": 12}
LONGEST = 1_100  # Days. What lies further back happened in another organisation.


@dataclass(frozen=True)
class Period:
    """From the first day to the last, both included, in the reader's zone."""

    since: date
    until: date

    @classmethod
    def around(cls, day: date, kind: str) -> "Period":
        """The month, quarter or year of that day."""
        length = LENGTHS[kind]
        first = (day.month - 1) // length * length + 1
        return cls(day.replace(month=first, day=1), last_of(months_after(day.replace(month=first, day=1), length - 1)))

    @classmethod
    def last(cls, kind: str, today: date | None = None) -> "Period":
        """The newest month, quarter or year that is over."""
        running = cls.around(today or timezone.localdate(), kind)
        return cls.around(running.since - timedelta(days=1), kind)

    @property
    def days(self) -> int:
        return (self.until - self.since).days + 1

    @property
    def weeks(self) -> float:
        return self.days / 7

    @property
    def kind(self) -> str:
        """`month`, `quarter`, `year`, or nothing for days of one's own."""
        return next((kind for kind in LENGTHS if Period.around(self.since, kind) == self), "")

    @property
    def begins_at(self) -> datetime:
        return midnight(self.since)

    @property
    def ends_at(self) -> datetime:
        """The first moment after it."""
        return midnight(self.until + timedelta(days=1))

    @property
    def before(self) -> "Period":
        """As much time just before."""
        last = self.since - timedelta(days=1)
        return Period.around(last, self.kind) if self.kind else Period(last - timedelta(days=self.days - 1), last)

    @property
    def after(self) -> "Period":
        first = self.until + timedelta(days=1)
        return Period.around(first, self.kind) if self.kind else Period(first, first + timedelta(days=self.days - 1))

    def __str__(self):
        names = {
            "month": lambda: month_name(self.since),
            "quarter": lambda: quarter_name(self.since),
            "year": lambda: str(self.since.year),
        }
        if self.kind:
            return names[self.kind]()
        return _("%(first)s to %(last)s") % {"first": times.day(self.since), "last": times.day(self.until)}


def midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def months_after(first: date, number: int) -> date:
    """The first day of the month so many months later, or earlier."""
    months = first.year * 12 + first.month - 1 + number
    return date(months // 12, months % 12 + 1, 1)


def last_of(month: date) -> date:
    return month.replace(day=monthrange(month.year, month.month)[1])


def month_name(day: date) -> str:
    """“October 2026”"""
    return formats.date_format(day, "F Y")


def quarter_name(day: date) -> str:
    return _("Quarter %(number)s of %(year)s") % {"number": (day.month + 2) // 3, "year": day.year}
