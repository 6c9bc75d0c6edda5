"""Lengths of time in words, and those that a text states."""

import re
from datetime import timedelta

from django.utils.translation import gettext as _

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
_UNITS = {"s": timedelta(seconds=1), "m": MINUTE, "h": HOUR, "d": DAY, "t": DAY}
_AMOUNT = (
    r"(\d{1,4}(?:[.,]\d)?)[\s-]*(s(?:ec(?:onds?)?)?|m(?:in(?:ute)?[sn]?)?|h(?:(?:ou)?rs?)?|d(?:ays?)?|tagen?)(?![a-z])"
)
_BEFORE = r"(?:\bfor|\blast(?:ed|ing)?|\btook|\bduration|für|dauerte|dauer)\s*(?:of|was|:)?\s*"
_ROUGH = r"(?:about|around|approximately|roughly|nearly|almost|some|~|ca\.?|etwa|rund)?\s*"
_STATED = re.compile(rf"{_BEFORE}{_ROUGH}{_AMOUNT}(?:\s*(?:,|and|und)?\s*{_AMOUNT})?", re.IGNORECASE)


def in_words(length: timedelta) -> str:
    """“74 min”, “5 h 20 min”, “3 days 4 h”: two units are precise enough."""
    if length < MINUTE:
        return _("%d s") % length.total_seconds() if length.total_seconds() else _("less than a minute")
    minutes = round(length / MINUTE)
    if minutes < 120:
        return _("%d min") % minutes
    if length < 2 * DAY:
        hours, minutes = divmod(minutes, 60)
        return _("%(hours)d h %(minutes)d min") % {"hours": hours, "minutes": minutes} if minutes else _("%d h") % hours
    days, hours = divmod(round(length / HOUR), 24)
    return _("%(days)d days %(hours)d h") % {"days": days, "hours": hours} if hours else _("%d days") % days


def stated_in(text: str) -> list[tuple[str, timedelta]]:
    """The lengths of time that a text states, each as it is written."""
    return [(" ".join(found[0].split()), _length(found)) for found in _STATED.finditer(text)]


def _length(found) -> timedelta:
    length = _amount(found[1], found[2])
    return length + _amount(found[3], found[4]) if found[3] else length


def _amount(number: str, unit: str) -> timedelta:
    return float(number.replace(",", ".")) * _UNITS[unit[0].lower()]
