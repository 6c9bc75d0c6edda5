"""Futility: success can no longer be reached with what is still to come, however well it goes."""

import math

from django.utils.translation import gettext as _

from goldseam.experiments.choices import SuccessSide
from goldseam.experiments.result.effects import collected_in
from goldseam.experiments.result.observing import points_since
from goldseam.measurements.models import SeriesKind

COUNTED = (SeriesKind.SHARE, SeriesKind.COUNT, SeriesKind.RATE)


def why_out_of_reach(cycle, series) -> str:
    """In words, where the planned number and the criterion leave no way; else nothing."""
    plan = cycle.plan
    if series != cycle.main or series.kind not in COUNTED or not (plan.sample_size and plan.success_side):
        return ""
    best = best_possible(plan, series, points_since(cycle, series))
    is_lost = best > plan.success_at if plan.success_side == SuccessSide.AT_MOST else best < plan.success_at
    return _("What you had called success is out of reach, even if all that is still to come were ideal.") * is_lost


def best_possible(plan, series, points: list) -> float:
    """The figure at the planned end if nothing of it happened from now on or, for a share that should be high, all."""
    counted, collected = math.fsum(point.amount for point in points), collected_in(series, points)
    in_all = max(plan.sample_size, collected)
    if plan.success_side == SuccessSide.AT_LEAST:
        counted = counted + in_all - collected if series.kind == SeriesKind.SHARE else math.inf
    return (100 if series.kind == SeriesKind.SHARE else 1) * counted / in_all
