"""XmR charts: one measured value at a time, judged by how much neighbours differ.

Also called individuals charts. Source: NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2; Wheeler,
Understanding Variation; screening: Nelson, J Quality Technology 14(4) (1982).
"""

from collections.abc import Sequence

from goldseam.statistics.control import BOUND, MEAN_RANGE, Control, Kind, Ranges, around_centre, moving_ranges, silence
from goldseam.statistics.given import number
from goldseam.statistics.series import LARGEST, Baseline, checked, mean, median, places, within

RANGE_LIMIT = 3.267  # of the mean range


def xmr(
    values: Sequence[float | None],
    baseline: Baseline = None,
    screened: bool = False,
    floor: float | None = None,
    ceiling: float | None = None,
) -> Control:
    """Mean ± three sigmas, a sigma being the mean distance of neighbours ÷ 1.128, in the unit of the values.

    `baseline` freezes centre and limits on some of the values. `screened` leaves out, once, distances that are
    unusual themselves; say so where you show it, since packages differ. Nothing can lie below `floor` or above
    `ceiling`: limits stop there. Raises ValueError for values beyond them, or not finite.
    """
    lowest = -BOUND if floor is None else number(floor, LARGEST)
    highest = BOUND if ceiling is None else number(ceiling, LARGEST)
    series = checked(values, lowest, highest)
    where = places(baseline, len(series))
    base = within(series, where)
    ranges = ranges_of(series, where, screened)
    spread = ranges.mean / MEAN_RANGE if ranges else 0.0
    return around_centre(
        Kind.XMR,
        series,
        mean(base),
        [spread] * len(series),
        n=len(base),
        why_silent=silence(len(base), [spread], is_frozen=baseline is not None),
        centre_for_runs=median(base),
        floor=lowest,
        ceiling=highest,
        ranges=ranges,
    )


def ranges_of(values: list[float | None], where: range, screened: bool = False) -> Ranges | None:
    """The moving ranges of all values, with mean and limit from those inside the baseline."""
    inside = within(moving_ranges(values[where.start : where.stop]), range(len(where)))
    usual = mean(inside)
    if usual is not None and screened:
        usual = mean([step for step in inside if step < RANGE_LIMIT * usual] or inside)
    if usual is None:
        return None
    steps, upper = moving_ranges(values), RANGE_LIMIT * usual
    return Ranges(steps, usual, upper, [at for at, step in enumerate(steps) if step is not None and step > upper])
