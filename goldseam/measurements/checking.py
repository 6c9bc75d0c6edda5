"""What may be a value of a series: finite, bounded, of the right kind, and not from the future by mistake."""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from goldseam.common.plain_text import in_a_line
from goldseam.measurements.series_kind import COUNTED, HAS_OF, SeriesKind

LARGEST = 1e12
EARLIEST, LATEST = 1900, 2200
AHEAD = timedelta(days=1)
LONGEST_NOTE = 300
MOST_TOLD = 20


def check(series, values: Sequence, ahead: bool = False) -> list:
    """The values, tidied; refuses all of them where one cannot be, and says which.

    A time that lies more than a day ahead is refused unless `ahead` says that it is meant.
    """
    problems = [(place, words) for place, value in enumerate(values, start=1) if (words := problem_with(series, value))]
    if not ahead:
        problems += [(place, why_ahead()) for place, value in enumerate(values, start=1) if is_ahead(value)]
    if problems:
        raise ValidationError(_told(problems, alone=len(values) == 1))
    tidy = [tidied(series, value) for value in values]
    if places := clashes(tidy):
        raise ValidationError(_told([(place + 1, why_twice()) for place in places], alone=False))
    return tidy


def clashes(values: Sequence) -> list[int]:
    """Places of values whose moment is given another value in the same list: nobody knows which one is right."""
    found = defaultdict(set)
    for value in values:
        found[value.at].add((value.amount, value.of))
    return [place for place, value in enumerate(values) if len(found[value.at]) > 1]


def problem_with(series, value) -> str:
    """Why this cannot be a value of the series, in words; empty where it can."""
    return _problem_with_time(value.at) or _problem_with_amount(series, value) or _problem_with_of(series, value)


def is_ahead(value) -> bool:
    """Whether its time lies more than a day ahead: a slip of the pen, mostly."""
    return not _problem_with_time(value.at) and value.at > timezone.now() + AHEAD


def why_ahead() -> str:
    return _("Its time lies ahead.")


def why_twice() -> str:
    return _("Another value is given for the same time.")


def tidied(series, value):
    """The value as it is kept. A day on which something happened counts as one."""
    note = in_a_line(value.note)[:LONGEST_NOTE]
    if series.kind == SeriesKind.TIME_BETWEEN:
        return replace(value, amount=1.0, of=None, note=note)
    amount = float(value.amount) + 0.0  # There is no -0.
    return replace(value, amount=amount, of=None if value.of is None else float(value.of), note=note)


def _problem_with_time(at) -> str:
    if at is None or timezone.is_naive(at):
        return _("Its time is not understood.")
    return "" if EARLIEST <= at.year < LATEST else _("Its year can't be right.")


def _problem_with_amount(series, value) -> str:
    if series.kind == SeriesKind.TIME_BETWEEN:
        return ""
    if not _is_number(value.amount):
        return _("Its value is not a number that can be kept.")
    if series.kind in COUNTED and (value.amount < 0 or value.amount != int(value.amount)):
        return _("What is counted is a whole number from 0 on.")
    return ""


def _problem_with_of(series, value) -> str:
    if series.kind not in HAS_OF:
        return "" if value.of is None or series.kind == SeriesKind.TIME_BETWEEN else _("There is nothing it is out of.")
    if value.of is None:
        return _("Say out of how many.") if series.kind == SeriesKind.SHARE else _("Say how much there was of it.")
    if not _is_number(value.of) or value.of <= 0:
        return _("What it is out of has to be above 0.")
    if series.kind == SeriesKind.SHARE and value.of != int(value.of):
        return _("What is counted is a whole number from 0 on.")
    if series.kind == SeriesKind.SHARE and value.amount > value.of:
        return _("There can't be more than there were in all.")
    return ""


def _is_number(value) -> bool:
    try:
        return math.isfinite(value) and abs(value) <= LARGEST
    except (TypeError, OverflowError):
        return False


def _told(problems: list[tuple[int, str]], alone: bool) -> list[str]:
    if alone:
        return [words for _place, words in problems]
    return [_("Value %(place)s: %(what)s") % {"place": place, "what": words} for place, words in problems[:MOST_TOLD]]
