"""An EWMA chart: an average that remembers, and so sees small lasting shifts which single points do not show.

Source: Roberts, Technometrics 1(3) (1959); NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.4.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from goldseam.statistics.control import MEAN_RANGE, SIGMAS, TRIAL_FROM, Places
from goldseam.statistics.given import number, positive
from goldseam.statistics.individuals import ranges_of
from goldseam.statistics.series import Baseline, checked, mean, places, within
from goldseam.statistics.silence import Silence

WEIGHT = 0.3


class Ewma(NamedTuple):
    """The averages beside their target and limits, in the unit of the values; None where `why_silent` says why.

    `outside` are the 0-based places whose average lies strictly beyond a limit. Averages depend on those before, so
    no rule on runs may be read from them.
    """

    averages: Places
    target: float | None
    upper: float | None
    lower: float | None
    outside: list[int]
    why_silent: Silence | None = None


def ewma(
    values: Sequence[float | None],
    weight: float = WEIGHT,
    *,
    target: float | None = None,
    sigma: float | None = None,
    baseline: Baseline = None,
) -> Ewma:
    """weight · value + (1 − weight) · the average before, within target ± 3 sigma √(weight ÷ (2 − weight)).

    `target` and `sigma` (of single values) come from the baseline where they are not given: its mean, and the mean
    distance of neighbours ÷ 1.128. The limits are those of a long series. A missing value has no average and leaves
    the next one to the last. Raises ValueError for a weight outside 0 < weight ≤ 1 and for a sigma below zero.
    """
    if not 0 < number(weight) <= 1:
        raise ValueError("A weight lies above 0, and is 1 at most.")
    series = checked(values)
    where = places(baseline, len(series))
    base = within(series, where)
    centre = mean(base) if target is None else checked([target])[0]
    ranges = ranges_of(series, where)
    single = (ranges.mean / MEAN_RANGE if ranges else 0.0) if sigma is None else positive(sigma)
    averages = _averages(series, weight, centre)
    if centre is None or (len(base) < TRIAL_FROM and (target is None or sigma is None)):
        return Ewma(averages, centre, None, None, [], Silence.TOO_FEW if base else Silence.NO_VALUES)
    if not single:
        return Ewma(averages, centre, None, None, [], Silence.NO_VARIATION)
    half = SIGMAS * single * math.sqrt(weight / (2 - weight))
    beyond = [at for at, average in enumerate(averages) if average is not None and abs(average - centre) > half]
    return Ewma(averages, centre, centre + half, centre - half, beyond)


def _averages(series: Places, weight: float, start: float | None) -> Places:
    averages: Places = []
    so_far = start
    for value in series:
        if value is not None and so_far is not None:
            so_far = weight * value + (1 - weight) * so_far
        averages.append(None if value is None else so_far)
    return averages
