"""The quarter of the year in which a sample of observations is taken."""

from datetime import date
from zoneinfo import ZoneInfo

from django.utils import timezone


def first_day_of_quarter(organisation) -> date:
    """The first day of this quarter, in the organisation's time zone."""
    today = timezone.localdate(timezone=ZoneInfo(organisation.time_zone))
    return date(today.year, 3 * ((today.month - 1) // 3) + 1, 1)
