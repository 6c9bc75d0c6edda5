"""Where a guardrail lies: set by hand, or drawn from what was measured before the start."""

from dataclasses import asdict

from goldseam.experiments.choices import StopRule
from goldseam.experiments.plan.fields import Stop
from goldseam.experiments.result.observing import points_before
from goldseam.measurements.limits import Limits, drawn_from

SDS = {StopRule.TWO_SD: 2.0, StopRule.THREE_SD: 3.0}


def limits_of(cycle, series, stop: Stop) -> Limits:
    """As they were drawn when the condition came into force: whatever is frozen or put right later moves no limit."""
    if stop.rule == StopRule.LIMIT:
        return Limits(stop.side, at=stop.limit)
    kept = cycle.started.limits.get(_key_of(stop)) if cycle.is_started else None
    return Limits(**kept) if kept else _drawn(cycle, series, stop)


def drawn_for(cycle, plan) -> dict[str, dict]:
    """The limits of all conditions of the plan that are drawn from values, to be kept; those drawn before stay."""
    drawn = {}
    for stop in plan.stops:
        series = cycle.series_numbered(stop.series) if stop.acts and stop.rule != StopRule.LIMIT else None
        if series and not (limits := limits_of(cycle, series, stop)).lack:
            drawn[_key_of(stop)] = asdict(limits)
    return drawn


def _key_of(stop: Stop) -> str:
    return f"{stop.series} {stop.side} {stop.rule}"


def _drawn(cycle, series, stop: Stop) -> Limits:
    return drawn_from(series, baseline_of(cycle, series), stop.side, SDS[StopRule(stop.rule)])


def baseline_of(cycle, series) -> list:
    """What was measured before the start; the frozen baseline, where there is one."""
    if cycle.is_started:
        return points_before(cycle, series)
    standing = series.points.standing().order_by("at")
    if series.is_frozen:
        standing = standing.filter(at__range=(series.freeze.first, series.freeze.until))
    return list(standing)
