"""How sure an interval is, by how often people planned to look: each look early is a chance to be fooled."""

import math

from goldseam.experiments.choices import Looks
from goldseam.statistics.looking_early import any_time, bonferroni, obrien_fleming

USUAL = 0.95
SUREST = 1 - 1e-12  # Of many looks the first ones ask for more than numbers can tell from being certain.


def level_of(plan, collected: float, is_early: bool) -> float:
    """The confidence of the interval at this look."""
    if plan.look_count < 2 or plan.looks not in (Looks.BONFERRONI, Looks.OBRIEN_FLEMING):
        return USUAL
    planned = bonferroni if plan.looks == Looks.BONFERRONI else obrien_fleming
    return min(SUREST, 1 - planned(plan.look_count).p[look_of(plan, collected, is_early) - 1])


def any_time_interval(x: int, n: int) -> tuple[float, float]:
    """The shares that are not ruled out by `x` of `n`, however often one has looked: by halving, on either side."""
    share = x / n
    return (_border(x, n, share, 0.0) if x else 0.0), (_border(x, n, share, 1.0) if x < n else 1.0)


def look_of(plan, collected: float, is_early: bool) -> int:
    """Which of the planned looks this is: the last one that has been reached, since the ones before are stricter."""
    if not is_early:
        return plan.look_count
    part = collected / plan.sample_size if plan.sample_size else 0.0
    return max(1, min(plan.look_count, math.floor(part * plan.look_count)))


def _border(x: int, n: int, near: float, far: float) -> float:
    for _step in range(60):
        half = (near + far) / 2
        if not 0 < half < 1 or any_time(x, n, half).stops:
            far = half
        else:
            near = half
    return near
