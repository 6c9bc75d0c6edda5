"""What the points of a series say in a chart: a rate per so many, a share in percent, the days between two events."""

import itertools
from collections.abc import Sequence

from django.utils.translation import gettext as _

from goldseam.measurements.series_kind import SeriesKind

A_DAY = 86_400


def figures(series, points: Sequence) -> list[float | None]:
    """One figure for each point. Of days on which something happened, the first has none: nothing came before it."""
    if series.kind == SeriesKind.TIME_BETWEEN:
        return [None, *_days_between(points)] if points else []
    return [figure(series, point.amount, point.of) for point in points]


def figure(series, amount: float, of: float | None) -> float:
    """What one value says: itself, per so many, or in percent."""
    if series.kind == SeriesKind.RATE and of:
        return amount / of * series.per
    if series.kind == SeriesKind.SHARE and of:
        return 100 * amount / of
    return amount


def unit_of(series) -> str:
    """What the figures are counted in, as the chart says it."""
    if series.kind == SeriesKind.SHARE:
        return "%"
    if series.kind == SeriesKind.TIME_BETWEEN:
        return _("days between")
    if series.kind == SeriesKind.RATE:
        return _rate_of(series)
    if series.kind == SeriesKind.GAP:
        return series.of_what or series.unit or _("cases between")
    return series.unit


def _rate_of(series) -> str:
    many = "" if series.per == 1 else f"{series.per:,g} "
    what = f"{many}{series.of_what}".strip() or f"{many}".strip() or "1"
    return (_("%(unit)s per %(what)s") if series.unit else _("per %(what)s")) % {"unit": series.unit, "what": what}


def _days_between(points: Sequence) -> list[float]:
    following = itertools.pairwise(points)
    return [(later.at - earlier.at).total_seconds() / A_DAY for earlier, later in following]
