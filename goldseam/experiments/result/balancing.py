"""What must not get worse while something is tried: each such measure before and since, and what can be said of it."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from goldseam.experiments.choices import Outcome
from goldseam.experiments.result.effects import effect_of
from goldseam.experiments.result.looks import USUAL
from goldseam.experiments.result.observing import points_of, verdict_for
from goldseam.measurements.figures import unit_of
from goldseam.measurements.models import Better
from goldseam.verdicts.words import amount


class Balance(NamedTuple):
    """One of these measures. It `is_worse` where that is more than chance; it `looks_worse` where it may be chance."""

    series: object
    is_worse: bool
    looks_worse: bool
    words: str


def balances_of(cycle) -> list[Balance]:
    """All of them, until now or until the result was written."""
    return [_balance(cycle, series) for series in cycle.balancing] if cycle.is_started else []


def worse_meanwhile(cycle) -> list:
    """Series that should not get worse, and clearly did."""
    return [one.series for one in balances_of(cycle) if one.is_worse]


def _balance(cycle, series) -> Balance:
    effect = effect_of(series, *points_of(cycle, series), USUAL)
    is_worse, looks_worse = _is_worse(series, effect), _looks_worse(series, effect)
    words = _("%(course)s %(meaning)s")
    told = {"course": _course(series, effect), "meaning": _meaning(series, effect, is_worse, looks_worse)}
    return Balance(series, is_worse, looks_worse, words % told)


def _wanted(series) -> int:
    return {Better.LOWER: -1, Better.HIGHER: 1}.get(series.better, 0)


def _is_worse(series, effect) -> bool:
    neutral = 1.0 if effect.is_ratio else 0.0
    found = verdict_for(_wanted(series), neutral, effect.low, effect.high, predicted=neutral)
    return bool(series.better) and effect.has_interval and found == Outcome.OPPOSITE


def _looks_worse(series, effect) -> bool:
    if effect.before is None or effect.after is None:
        return False
    return _wanted(series) * (effect.after - effect.before) < 0


def _course(series, effect) -> str:
    if effect.before is None or effect.after is None:
        return _("“%(series)s”: there is nothing to compare yet.") % {"series": series}
    words = _("“%(series)s”: %(before)s before, %(after)s since the start.")
    return words % {"series": series, "before": _size(series, effect.before), "after": _size(series, effect.after)}


def _meaning(series, effect, is_worse: bool, looks_worse: bool) -> str:
    if effect.before is None or effect.after is None:
        return ""
    if not series.better:
        return _("Nobody has said which way is worse.")
    if is_worse:
        return _("It got worse, and by more than chance explains.")
    if looks_worse:
        return _("That is worse, and may still be chance.")
    return _("It did not get worse in these values.")


def _size(series, value: float) -> str:
    unit = str(unit_of(series))
    return f"{amount(value)}%" if unit == "%" else amount(value, unit)
