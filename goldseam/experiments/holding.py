"""Whether a gain holds: new points beside those of the cycle that brought it."""

from django.utils.translation import gettext as _

from goldseam.measurements.charting import control_of
from goldseam.measurements.figures import figures
from goldseam.measurements.models import Better
from goldseam.statistics.run_charts import run_chart


def slipped(holding) -> str:
    """Why the gain does not hold, in words; nothing where it does, or where it is too early to say."""
    cycle, series = holding.adoption.cycle, holding.series
    better = series.better or cycle.plan.direction
    points = list(series.points.standing().filter(at__gte=cycle.began_at).order_by("at"))
    known = sum(point.at <= cycle.studied.at for point in points)
    values = figures(series, points)
    if not better or not known or known == len(points):
        return ""
    is_worse = (lambda above: above) if better == Better.LOWER else (lambda above: not above)
    run = run_chart(values, baseline=slice(0, known))
    if any(is_worse(long.is_above) and long.last >= known for long in run.long_runs):
        return _("“%(series)s” has stayed on the wrong side of where the experiment had brought it.") % {
            "series": series
        }
    control = control_of(series, points, values, slice(0, known))
    centre = control.centre
    outside = [at for at in control.outside if at >= known and values[at] is not None]
    if any(is_worse(values[at] > centre) for at in outside):  # type: ignore[operator]
        return _("“%(series)s” went beyond its limits, in the wrong direction.") % {"series": series}
    return ""
