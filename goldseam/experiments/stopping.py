"""Stop conditions that act: new values are looked at as they come in, and what passes its limit pauses the cycle.

It pauses once and tells people. It never goes on by itself.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from goldseam.experiments.choices import Side, StopRule
from goldseam.experiments.fields import Stop
from goldseam.experiments.models import Cycle
from goldseam.experiments.observing import points_of
from goldseam.measurements.figures import figures
from goldseam.measurements.watching import watches_points
from goldseam.statistics.silence import Silence
from goldseam.statistics.two_sd import LEAST, first_beyond, guardrail

SDS = {StopRule.TWO_SD: 2.0, StopRule.THREE_SD: 3.0}


@dataclass(frozen=True)
class Limits:
    """Where a condition lies for each unit, or what it lacks to have one."""

    at: float | None = None
    lack: str = ""


@watches_points
def check_stops(series, points) -> None:
    """Pauses each running cycle of which a condition on this series is met."""
    running = Cycle.objects.running().filter(watched__series=series).select_related("current_plan", "organisation")
    for cycle in running.order_by("pk"):
        for stop in cycle.plan.stops:
            if stop.acts and stop.series == series.number and (why := reached(cycle, series, stop)):
                cycle.pause(by=None, why=why, stop=stop)
                break


def reached(cycle, series, stop: Stop) -> str:
    """Why the condition is met, in words; nothing where it is not."""
    units = [point for point in _units(cycle, series) if not point.of or point.of >= stop.least]
    values = figures(series, units)
    limits = limits_of(cycle, series, stop)
    at = _first(values, units, limits, stop)
    return _told(series, stop, values[at], limits) if at is not None else ""


def limits_of(cycle, series, stop: Stop) -> Limits:
    """The limit of a condition: set by hand, or drawn from what was measured before the start."""
    if stop.rule == StopRule.LIMIT:
        return Limits(at=stop.limit)
    known = [value for value in figures(series, _baseline(cycle, series)) if value is not None]
    found = guardrail(known, SDS[StopRule(stop.rule)])
    if found.why_silent == Silence.TOO_FEW:
        words = _("“%(series)s” has %(n)d values from before. A limit of this kind needs %(least)d; set one by hand.")
        return Limits(lack=words % {"series": series, "n": len(known), "least": LEAST})
    if found.why_silent:
        return Limits(lack=_("The values of “%(series)s” were all the same. Set a limit by hand.") % {"series": series})
    if not found.is_steady:
        words = _("“%(series)s” was not steady before, so a limit drawn from it would mislead. Set one by hand.")
        return Limits(lack=words % {"series": series})
    return Limits(at=found.lower if stop.side == Side.BELOW else found.upper)


def _baseline(cycle, series) -> list:
    if cycle.is_started:
        return points_of(cycle, series)[0]
    standing = series.points.standing().order_by("at")
    if series.is_frozen:
        standing = standing.filter(at__range=(series.freeze.first, series.freeze.until))
    return list(standing)


def _units(cycle, series) -> list:
    """What was measured since the start and, after a stop that people overruled, what came in since then."""
    _before, after = points_of(cycle, series)
    resumed = max((pause.resumed_at for pause in cycle.pauses.all() if pause.resumed_at), default=None)
    return [point for point in after if resumed is None or point.added_at > resumed]


def _first(values: list, units: list, limits: Limits, stop: Stop) -> int | None:
    if limits.at is None:
        return None
    side = "below" if stop.side == Side.BELOW else "above"
    return first_beyond(values, limits.at, side, stop.in_a_row)  # type: ignore[arg-type]


def _told(series, stop: Stop, value: float | None, limits: Limits) -> str:
    words = (
        _("“%(series)s” was %(value)s, above the limit of %(limit)s.")
        if stop.side == Side.ABOVE
        else _("“%(series)s” was %(value)s, below the limit of %(limit)s.")
    )
    told = words % {"series": series, "value": f"{value:g}", "limit": f"{limits.at:.4g}"}
    return f"{told} {stop.words}".strip()
