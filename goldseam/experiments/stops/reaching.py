"""Whether values of a series meet a condition of the plan, and why, in words.

After a stop that people overruled, values count that came in, were corrected or were brought back since then.
"""

from collections.abc import Collection, Sequence
from functools import cached_property

from django.utils import timezone
from django.utils.translation import gettext as _

from goldseam.experiments.choices import Side, StopKind
from goldseam.experiments.plan.fields import Stop
from goldseam.experiments.result.since import entered_since, rows_of
from goldseam.experiments.stops.futility import why_out_of_reach
from goldseam.experiments.stops.limits import Limits, limits_of
from goldseam.measurements.checking import AHEAD
from goldseam.measurements.figures import figures, unit_of
from goldseam.measurements.models import Correction
from goldseam.statistics.two_sd import first_beyond
from goldseam.verdicts import two_sd


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
        """Those with at least so much behind them, each with its figure."""
        if not least:
            return self.points, self.values
        enough = [place for place, point in enumerate(self.points) if not point.of or point.of >= least]
        return [self.points[place] for place in enough], [self.values[place] for place in enough]


def _why(cycle, series, stop: Stop, units: _Units) -> str:
    if stop.kind == StopKind.FUTILITY and not stop.acts:
        return why_out_of_reach(cycle, series)
    return _crossed(cycle, series, stop, units) if stop.acts and stop.series == series.number else ""


def _crossed(cycle, series, stop: Stop, units: _Units) -> str:
    limits = limits_of(cycle, series, stop)
    if limits.lack:  # Nobody would hear of harm: that is a reason to stop as well.
        return limits.lack
    points, values = units.of_volume(stop.least)
    at = _first(values, points, limits, stop)
    return "" if at is None else _told(series, stop, values[at] or 0.0, limits.for_unit(points[at]) or 0.0)


def _first(values: Sequence[float | None], points: list, limits: Limits, stop: Stop) -> int | None:
    """Where the condition was met first: each value is taken as its distance from the limit of its unit."""
    where = [limits.for_unit(point) for point in points]
    pairs = zip(values, where, strict=True)
    apart = [None if value is None or limit is None else value - limit for value, limit in pairs]
    return first_beyond(apart, 0.0, "below" if stop.side == Side.BELOW else "above", stop.in_a_row)


def _told(series, stop: Stop, value: float, limit: float) -> str:
    side = "below" if stop.side == Side.BELOW else "above"
    crossing = two_sd.of_crossing(value, limit, side, str(unit_of(series)))  # type: ignore[arg-type]
    told = _("“%(series)s”: %(crossing)s") % {"series": series, "crossing": crossing.shows}
    return f"{told} {stop.words}".strip()
