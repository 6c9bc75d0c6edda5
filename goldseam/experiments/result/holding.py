"""Whether a gain holds: new points beside those of the cycle that brought it."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from goldseam.experiments.result.since import values_since
from goldseam.measurements.charting import control_of
from goldseam.measurements.figures import figures
from goldseam.measurements.models import Better
from goldseam.statistics.control import Control
from goldseam.statistics.individuals import xmr
from goldseam.statistics.quantiles import quantile
from goldseam.statistics.run_charts import LEAST, RunChart, run_chart

MOST = 1_000


def slipped(holding) -> str:
    """Why the gain does not hold, in words; nothing where it does, or where it is too early to say."""
    cycle, series = holding.adoption.cycle, holding.series
    better = series.better or (cycle.plan.direction if series == cycle.main else "")
    brought, since = _brought(cycle, series), _since(cycle, series)
    if not better or not brought or not since:
        return ""
    points, known = [*brought, *since], len(brought)
    return _told(series, points, known, is_worse=lambda is_above: is_above == (better == Better.LOWER))


def _brought(cycle, series) -> list:
    """What was measured in the cycle, the newest of it."""
    return list(values_since(cycle, series).order_by("-at")[:MOST])[::-1]


def _since(cycle, series) -> list:
    """What was measured since its result was written, the newest of it."""
    return list(series.points.standing().filter(at__gt=cycle.studied.at).order_by("-at")[:MOST])[::-1]


def _told(series, points: list, known: int, is_worse: Callable[[bool], bool]) -> str:
    values = figures(series, points)
    if any(is_worse(run.is_above) and run.last >= known for run in _runs(values, known).long_runs):
        words = _("“%(series)s” has stayed on the wrong side of where the experiment had brought it.")
        return words % {"series": series}
    control = _limits(series, points, values, slice(0, known))
    beyond = [control.values[at] for at in control.outside if at >= known]
    if any(is_worse(value > control.centre) for value in beyond):  # type: ignore[operator]
        return _("“%(series)s” went beyond its limits, in the wrong direction.") % {"series": series}
    return ""


def _limits(series, points: list, values: list, brought: slice) -> Control:
    """Limits for the kind of what is measured; where those have nothing to say, limits of single values."""
    control = control_of(series, points, values, brought)
    return xmr(values, brought) if control.why_silent else control


def _runs(values: list, known: int) -> RunChart:
    """Around the middle of what the cycle had brought, also where that rests on few points."""
    brought = [value for value in values[:known] if value is not None]
    if len(brought) >= LEAST or not brought:
        return run_chart(values, baseline=slice(0, known))
    return run_chart(values, centre=quantile(brought, 0.5))
