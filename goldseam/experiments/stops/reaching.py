"""Whether values of a series meet a condition of the plan, and why, in words.

After a stop that people overruled, values count that came in, were corrected or were brought back since then.
"""

from collections.abc import Collection
from functools import cached_property

from django.utils import timezone

from goldseam.experiments.choices import StopKind
from goldseam.experiments.plan.fields import Stop
from goldseam.experiments.result.since import entered_since, rows_of
from goldseam.experiments.stops.futility import why_out_of_reach
from goldseam.experiments.stops.limits import limits_of
from goldseam.measurements.checking import AHEAD
from goldseam.measurements.crossing import first_crossed, of_volume, told
from goldseam.measurements.figures import figures
from goldseam.measurements.models import Correction


def first_reached(cycle, series, touched: Collection[int] = ()) -> tuple[Stop, str] | None:
    """The first condition that is met, and why. `touched` are the keys of values that are new or new again."""
    units = _Units(cycle, series, touched)
    reasons = ((stop, _why(cycle, series, stop, units)) for stop in cycle.plan.stops)
    return next(((stop, why) for stop, why in reasons if why), None)


class _Units:
    """The values that conditions look at, oldest first, read once for all of them."""

    def __init__(self, cycle, series, touched: Collection[int]):
        self.cycle, self.series, self.touched = cycle, series, touched

    @cached_property
    def points(self) -> list:
        """Those up to a day ahead as well: a clock that is fast must hide no harm, and nobody looks again later."""
        known = entered_since(self.cycle, self.series).standing().filter(at__lte=timezone.now() + AHEAD)
        return [row for row in rows_of(known, "pk", "added_at") if self._counts(row)]

    @cached_property
    def values(self) -> list[float | None]:
        return figures(self.series, self.points)

    @cached_property
    def resumed_at(self):
        return max((pause.resumed_at for pause in self.cycle.pauses.all() if pause.resumed_at), default=None)

    @cached_property
    def corrected(self) -> set[int]:
        corrections = Correction.objects.filter(point__series=self.series, at__gt=self.resumed_at)
        return {*corrections.values_list("point", flat=True)}

    def _counts(self, row) -> bool:
        if self.resumed_at is None or row.added_at > self.resumed_at:
            return True
        return row.pk in self.touched or row.pk in self.corrected

    def of_volume(self, least: float) -> tuple[list, list]:
        return of_volume(self.points, self.values, least)


def _why(cycle, series, stop: Stop, units: _Units) -> str:
    if stop.kind == StopKind.FUTILITY and not stop.acts:
        return why_out_of_reach(cycle, series)
    return _crossed(cycle, series, stop, units) if stop.acts and stop.series == series.number else ""


def _crossed(cycle, series, stop: Stop, units: _Units) -> str:
    limits = limits_of(cycle, series, stop)
    if limits.lack:  # Nobody would hear of harm: that is a reason to stop as well.
        return limits.lack
    points, values = units.of_volume(stop.least)
    at = first_crossed(values, points, limits, stop.in_a_row)
    if at is None:
        return ""
    return f"{told(series, stop.side, values[at] or 0.0, limits.for_unit(points[at]) or 0.0)} {stop.words}".strip()
