"""Weeks, months and quarters as digests tell them: whole ones, as the organisation's calendar has them."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from goldseam.common import times
from goldseam.insights.models import Rhythm
from goldseam.patterns.periods import Period

EARLIEST, LATEST = date(1970, 1, 5), date(9990, 1, 1)
OLDER = {Rhythm.WEEK: 8, Rhythm.MONTH: 6, Rhythm.QUARTER: 4}  # In the list, the newest first.


def period_of(rhythm: str, day: date) -> Period:
    """The week (from Monday on), month or quarter of that day."""
    if rhythm != Rhythm.WEEK:
        return Period.around(day, rhythm)
    monday = day - timedelta(days=day.weekday())
    return Period(monday, monday + timedelta(days=6))


def last_whole(rhythm: str, today: date) -> Period:
    """The newest that is over."""
    return period_of(rhythm, period_of(rhythm, today).since - timedelta(days=1))


def older_than(rhythm: str, today: date) -> list[Period]:
    """The newest that is over, and those before it."""
    found = [last_whole(rhythm, today)]
    while len(found) < OLDER[Rhythm(rhythm)]:
        found.append(found[-1].before)
    return found


def named(rhythm: str, text: str, today: date) -> Period | None:
    """The period of the day that stands in an address; None for what is no day, or one to come."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    if day.isoformat() != text or rhythm not in Rhythm.values or not EARLIEST <= day <= min(today, LATEST):
        return None
    return period_of(rhythm, day)


def title_of(rhythm: str, period: Period) -> str:
    if rhythm == Rhythm.WEEK:
        number = period.since.isocalendar().week
        return _("Week %(number)s: %(days)s") % {"number": number, "days": days_of(period)}
    return str(period)


def days_of(period: Period) -> str:
    return _("%(first)s to %(last)s") % {"first": times.day(period.since), "last": times.day(period.until)}
