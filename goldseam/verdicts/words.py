"""Numbers as people read them: as exact as they deserve, and chances as “about 3 times in 100”."""

import math
from collections.abc import Callable
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

GROUPED_FROM = 1e6
POWERS_FROM = 1e15
MOST_DECIMALS = 12
SMALL = 0.1  # Below it, one decimal is too few.

Names = Callable[[int], str]  # what the value at a place, from 0, is called: mostly its day


def figure(value: float) -> str:
    """A ratio: up to two decimals, none for large figures: 0.69, 5.38, 2, 243.

    More where it would look like no difference, or like nothing, and is not: 1.0003.
    """
    apart = min(abs(value), abs(value - 1))
    if 0 < apart < 0.005:
        return _written(value, min(MOST_DECIMALS, -math.floor(math.log10(apart))))
    return _without_zeros(value, 0 if abs(value) >= 10 else 2)


def amount(value: float, unit: str = "") -> str:
    """Something measured, in three digits: 104, 48.1, 4.07, 0.0307; with its unit, if there is one."""
    digits = 2 - math.floor(math.log10(abs(value))) if value else 0
    number = _without_zeros(value, max(0, min(digits, MOST_DECIMALS)))
    return _("%(number)s %(unit)s") % {"number": number, "unit": unit} if unit else number


def percent(share: float) -> str:
    """A share in percent: 23%, 5.8%; the two ends only where they are exact."""
    if 0 < share < 0.0005:
        return _("under 0.1%%") % {}
    if 0.9995 < share < 1:
        return _("over 99.9%%") % {}
    return _("%(number)s%%") % {"number": _without_zeros(100 * share, 0 if 0.1 <= share <= 0.9 else 1)}


def points(difference: float) -> str:
    """A difference of two shares, as percentage points without a sign."""
    number = point_number(difference)
    words = ngettext("%(number)s percentage point", "%(number)s percentage points", 1 if number == "1" else 2)
    return words % {"number": number}


def point_number(difference: float) -> str:
    size = abs(100 * difference)
    return amount(size) if 0 < size < SMALL else _without_zeros(size, 0 if size >= 10 else 1)


def many(number: float) -> str:
    """A count, or an amount of time: whole where it is whole, and never nothing where it is something."""
    return amount(number) if 0 < abs(number) < SMALL else _without_zeros(number, 1)


def times(number: float, unit: str) -> str:
    """A stretch of time: 26 weeks, 1 day, 2.5 months. Any `unit` but hour, day, week, month stays as it is."""
    shown = many(number)
    plural = 1 if shown == "1" else 2
    words = {
        "hour": ngettext("%(number)s hour", "%(number)s hours", plural),
        "day": ngettext("%(number)s day", "%(number)s days", plural),
        "week": ngettext("%(number)s week", "%(number)s weeks", plural),
        "month": ngettext("%(number)s month", "%(number)s months", plural),
    }
    return words.get(unit, "%(number)s " + unit.replace("%", "%%")) % {"number": shown}


def unit_name(unit: str) -> str:
    """One of a unit: hour, day, week, month."""
    return {"hour": _("hour"), "day": _("day"), "week": _("week"), "month": _("month")}.get(unit, unit)


def by_chance(p: float) -> str:
    """What a p means: how often chance alone makes a difference like this, or a larger one."""
    words = _("Without any real change, a difference like this, or a larger one, would come up %(often)s.")
    return words % {"often": out_of_hundred(p)}


def out_of_hundred(share: float) -> str:
    """“about 28 times in 100”, for a share."""
    if share < 0.001:
        return _("less than once in 1,000 times")
    if share > 0.99:
        return _("nearly every time")
    return _in_thousand(round(1000 * share)) if share < 0.0095 else _in_hundred(round(100 * share))


def one_of(names: Names | None, place: int) -> str:
    """A value inside a sentence: by its name, or else by its number."""
    return names(place) if names else _("value %(number)s") % {"number": place + 1}


def listed(names: list[str]) -> str:
    """“a, b and c”"""
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s and %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def joined(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)


def _in_hundred(number: int) -> str:
    return ngettext("about once in 100 times", "about %(number)s times in 100", number) % {"number": number}


def _in_thousand(number: int) -> str:
    return ngettext("about once in 1,000 times", "about %(number)s times in 1,000", number) % {"number": number}


def _without_zeros(value: float, decimals: int) -> str:
    rounded = round(value, decimals)
    while decimals and rounded == round(value, decimals - 1):
        decimals -= 1
    return _written(value, decimals)


def _written(value: float, decimals: int) -> str:
    if abs(value) >= POWERS_FROM or 0 < abs(value) < 10**-MOST_DECIMALS:
        front, power = f"{value:.2e}".split("e")
        return f"{number_format(Decimal(front), 2)} × 10^{int(power)}"
    value = value or 0  # There is no −0.
    grouped = abs(value) >= GROUPED_FROM
    return number_format(Decimal(f"{value:.{decimals}f}"), decimals, use_l10n=True, force_grouping=grouped)
