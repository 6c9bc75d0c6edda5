"""Futility: success can no longer be reached with what is still to come, however well it goes."""

import math

from django.db.models import Count, Sum
from django.utils.translation import gettext as _

from goldseam.experiments.choices import SuccessSide
from goldseam.experiments.result.since import values_since
from goldseam.measurements.models import SeriesKind

COUNTED = (SeriesKind.SHARE, SeriesKind.COUNT, SeriesKind.RATE)


def why_out_of_reach(cycle, series) -> str:
    """In words, where the planned number and the criterion leave no way; else nothing."""
    plan = cycle.plan
    if series != cycle.main or series.kind not in COUNTED or not (plan.sample_size and plan.success_side):
        return ""
    counted, of, number = _sums(cycle, series)
    collected = {SeriesKind.COUNT: number, SeriesKind.RATE: of / series.per}.get(series.kind, of)
    best = best_possible(plan, series, counted, collected)
    is_lost = best > plan.success_at if plan.success_side == SuccessSide.AT_MOST else best < plan.success_at
    return _("What you had called success is out of reach, even if all that is still to come were ideal.") * is_lost


def _sums(cycle, series) -> tuple[float, float, int]:
    """Of all values, however many: how much was counted, out of how much, and how often."""
    sums = values_since(cycle, series).aggregate(counted=Sum("amount"), outof=Sum("of"), number=Count("pk"))
    return sums["counted"] or 0.0, sums["outof"] or 0.0, sums["number"]


def best_possible(plan, series, counted: float, collected: float) -> float:
    """The figure at the planned end if nothing of it happened from now on or, for a share that should be high, all."""
    in_all = max(plan.sample_size, collected)
    if plan.success_side == SuccessSide.AT_LEAST:
        counted = counted + in_all - collected if series.kind == SeriesKind.SHARE else math.inf
    return (100 if series.kind == SeriesKind.SHARE else 1) * counted / in_all
