"""Many events at once for tests of patterns."""

from datetime import datetime, timedelta

from django.utils import timezone

from goldseam.patterns.asked import Asked
from goldseam.patterns.counting import seen_events, shared_events
from goldseam.patterns.looking.look import Look
from goldseam.patterns.periods import Period, midnight
from tests import make

OCTOBER = Period.around(datetime(2025, 10, 9).date(), "month")


def at(month=10, day=9, hour=9, year=2025):
    return midnight(datetime(year, month, day).date()) + timedelta(hours=hour)


def events(of, number, when=None, **details):
    """So many of a kind, all at the same moment."""
    details = {"kind": "near_miss", "detected_at": when or at()} | details
    return [make.event(of, **details) for _ in range(number)]


def look(of, person, field="kind", period=OCTOBER, **asked):
    return Look(of, Asked(period, field, **asked), seen_events(of, person))


def shared(of, field="kind", period=OCTOBER, **asked):
    """A look that can be kept."""
    return Look(of, Asked(period, field, **asked), shared_events(of, asked.get("team")))


def last_month():
    """A moment in the month that is over."""
    return timezone.now().replace(day=1, hour=12) - timedelta(days=5)
