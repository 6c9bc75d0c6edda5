"""What it takes to see the predicted effect, and what can be seen with less: told before the start."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from goldseam.measurements.models import SeriesKind
from goldseam.statistics.sample_sizes import (
    Needed,
    detectable_difference,
    detectable_rate,
    detectable_share,
    for_means,
    for_rates,
    for_shares,
)

RATES = (SeriesKind.RATE, SeriesKind.COUNT)


@dataclass(frozen=True)
class Expected:
    """What is expected without the change and with it, in the unit of the figures."""

    before: float
    after: float


def expected_of(plan) -> Expected | None:
    after = plan.level_from(None)
    return None if after is None else Expected(plan.baseline, after)


def needed_sample(plan, kind: str) -> Needed | None:
    """How much each side needs, before and after: cases for shares, units of time for rates, points for values."""
    expected = expected_of(plan)
    try:
        if kind == SeriesKind.SHARE:
            return for_shares(part_of_one(expected.before), part_of_one(expected.after)) if expected else None
        if kind in RATES:
            return for_rates(expected.before, max(0.0, expected.after)) if expected else None
        return for_means(plan.spread, expected.after - expected.before) if expected and plan.spread else None
    except (ValueError, OverflowError, ZeroDivisionError):
        return None


def detectable(plan, kind: str, n: float) -> float | None:
    """The figure nearest to what is expected without the change that `n` on each side could tell from it."""
    if plan.baseline is None or not plan.direction or not n:
        return None
    try:
        if kind == SeriesKind.SHARE:
            found = detectable_share(part_of_one(plan.baseline), n, plan.direction)
            return None if found is None else 100 * found
        if kind in RATES:
            return detectable_rate(plan.baseline, n, plan.direction)
        step = detectable_difference(plan.spread, n) if plan.spread else None
        return None if step is None else plan.baseline + plan.sign * step
    except (ValueError, OverflowError, ZeroDivisionError):
        return None


def shortfall(plan, series) -> str:
    """Where fewer are planned than it takes, in words."""
    if series is None or plan.feasibility_only or not plan.is_predicted:
        return ""
    needed = needed_sample(plan, series.kind)
    if needed is None or (plan.sample_size or 0) >= needed.each:
        return ""
    return _(
        "To see the effect you predict takes about %(needed)d on each side. Can a step on the way be measured that "
        "answers sooner, such as whether it is done, or how long it takes?"
    ) % {"needed": needed.each}


def part_of_one(percent: float) -> float:
    return min(1.0, max(0.0, percent / 100))
