"""Stop conditions that act: new values are looked at as they come in, and what passes its limit pauses the cycle.

It pauses once and tells people. It never goes on by itself.
"""

from django.utils.translation import gettext as _

from goldseam.experiments.choices import Side, StopKind
from goldseam.experiments.models import Cycle
from goldseam.experiments.plan.fields import Stop
from goldseam.experiments.result.observing import points_since
from goldseam.experiments.stops.futility import why_out_of_reach
from goldseam.experiments.stops.limits import SDS, Limits, limits_of
from goldseam.measurements.figures import figures, unit_of
from goldseam.measurements.watching import watches_points
from goldseam.statistics.two_sd import first_beyond
from goldseam.verdicts import two_sd

__all__ = ["SDS", "check_stops", "limits_of", "reached"]


@watches_points
def check_stops(series, points) -> None:
    """Pauses each running cycle of which a condition on this series is met."""
    running = Cycle.objects.running().filter(watched__series=series)
    for cycle in running.select_related("current_plan", "organisation", "started__plan").order_by("pk"):
        for stop in cycle.plan.stops:
            if why := reached(cycle, series, stop):
                cycle.pause(by=None, why=why, stop=stop)
                break


def reached(cycle, series, stop: Stop) -> str:
    """Why values of this series meet the condition, in words; nothing where they do not."""
    if stop.kind == StopKind.FUTILITY and not stop.acts:
        return why_out_of_reach(cycle, series)
    return _crossed(cycle, series, stop) if stop.acts and stop.series == series.number else ""


def _crossed(cycle, series, stop: Stop) -> str:
    units = [point for point in _units(cycle, series) if not point.of or point.of >= stop.least]
    limits, values = limits_of(cycle, series, stop), figures(series, units)
    at = _first(values, units, limits, stop)
    return "" if at is None else _told(series, stop, values[at] or 0.0, limits.for_unit(units[at]) or 0.0)


def _units(cycle, series) -> list:
    """What was measured since the start and, after a stop that people overruled, what came in since then."""
    resumed = max((pause.resumed_at for pause in cycle.pauses.all() if pause.resumed_at), default=None)
    return [point for point in points_since(cycle, series) if resumed is None or point.added_at > resumed]


def _first(values: list, units: list, limits: Limits, stop: Stop) -> int | None:
    """Where the condition was met first: each value is taken as its distance from the limit of its unit."""
    where = [limits.for_unit(unit) for unit in units]
    apart = [None if None in (value, limit) else value - limit for value, limit in zip(values, where, strict=True)]
    return first_beyond(apart, 0.0, "below" if stop.side == Side.BELOW else "above", stop.in_a_row)


def _told(series, stop: Stop, value: float, limit: float) -> str:
    side = "below" if stop.side == Side.BELOW else "above"
    crossing = two_sd.of_crossing(value, limit, side, str(unit_of(series)))  # type: ignore[arg-type]
    told = _("“%(series)s”: %(crossing)s") % {"series": series, "crossing": crossing.shows}
    return f"{told} {stop.words}".strip()
