"""How much, as exactly as counts allow: “3 in 44 weeks”, “about 10 months”, “around March 2028”."""

from datetime import date

from django.utils import formats, timezone
from django.utils.translation import ngettext

from goldseam.common.times import day
from goldseam.verdicts.words import amount, figure

EXACT_FROM = 100  # events; fewer carry no third digit.
DAYS_BELOW, WHOLE_FROM = 2, 10  # weeks
SOON, NEXT_YEAR = 60, 730  # days
FEW_WEEKS, FEW_MONTHS = 13, 24
MONTH = 52 / 12  # weeks


def counted_in(count: int, weeks: float) -> str:
    """“7 in 52 weeks”; less than two weeks are told in days, so that nothing short is rounded away."""
    if weeks < DAYS_BELOW and weeks != 1:
        days = round(7 * weeks, 1 if weeks < 0.5 else None)
        words = ngettext("%(count)s in %(days)s day", "%(count)s in %(days)s days", 1 if days == 1 else 2)
        return words % {"count": count, "days": f"{days:g}"}
    weeks = round(weeks, 0 if weeks >= WHOLE_FROM else 1)
    words = ngettext("%(count)s in %(weeks)s week", "%(count)s in %(weeks)s weeks", 1 if weeks == 1 else 2)
    return words % {"count": count, "weeks": f"{weeks:g}"}


def rough(value: float, events: int) -> str:
    """A ratio in the digits that so many events carry. What is not one never reads like one."""
    told = amount(as_exact_as(events, value))
    return figure(value) if told == amount(1) and value != 1 else told


def as_exact_as(events: int, value: float) -> float:
    """In two digits, or three where many events carry them."""
    return float(f"{value:.{3 if events >= EXACT_FROM else 2}g}")


def about(weeks: int) -> str:
    """A time to wait: “about 3 weeks”, “about 10 months”, “about 4 years”."""
    if weeks <= FEW_WEEKS:
        return ngettext("about %(num)s week", "about %(num)s weeks", weeks) % {"num": weeks}
    months = round(weeks / MONTH)
    if months < FEW_MONTHS:
        return ngettext("about %(num)s month", "about %(num)s months", months) % {"num": months}
    years = round(months / 12)
    return ngettext("about %(num)s year", "about %(num)s years", years) % {"num": years}


def around(on: date) -> str:
    """A day to come; the farther away, the less exactly anybody knows it."""
    ahead = (on - timezone.localdate()).days
    if ahead <= SOON:
        return day(on)
    return formats.date_format(on, "F Y" if ahead <= NEXT_YEAR else "Y")
