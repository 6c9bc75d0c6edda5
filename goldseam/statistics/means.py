"""Averages of values that scatter: how exactly one is known, and how far two lie apart."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from goldseam.statistics.given import between, finite
from goldseam.statistics.silence import Silence


class Mean(NamedTuple):
    """The average of `n` values and its interval. What cannot be known is None, and `why_silent` says why."""

    n: int
    mean: float | None
    sd: float | None
    low: float | None
    high: float | None
    why_silent: Silence | None = None


class MeansCompared(NamedTuple):
    """Two averages and their difference, before − after: above 0 means less now.

    `p` as if nothing had changed. `low`, `high` and `p` are None where a group has fewer than two values, or where
    nothing scatters at all; `why_silent` says which.
    """

    before: Mean
    after: Mean
    difference: float | None
    low: float | None
    high: float | None
    p: float | None
    why_silent: Silence | None = None


def mean_interval(values: Sequence[float], confidence: float = 0.95) -> Mean:
    """mean ± t · s / √n (Student, Biometrika 6, 1908). The values should be roughly symmetric, or many."""
    known, tail = finite(values), (1 - between(confidence)) / 2
    n = len(known)
    mean = math.fsum(known) / n if n else None
    if mean is None or n < 2:
        return Mean(n, mean, None, None, None, Silence.TOO_FEW)
    sd = spread(known)
    if sd == 0:
        return Mean(n, mean, 0.0, None, None, Silence.NO_VARIATION)
    half = t_for(tail, n - 1) * sd / math.sqrt(n)
    return Mean(n, mean, sd, mean - half, mean + half)


def difference_of_means(before: Sequence[float], after: Sequence[float], confidence: float = 0.95) -> MeansCompared:
    """Welch's interval: the two groups may scatter differently (Biometrika 34, 1947)."""
    first, second = mean_interval(before, confidence), mean_interval(after, confidence)
    if first.mean is None or second.mean is None:
        return MeansCompared(first, second, None, None, None, None, Silence.TOO_FEW)
    found = first.mean - second.mean
    if first.sd is None or second.sd is None:
        return MeansCompared(first, second, found, None, None, None, Silence.TOO_FEW)
    of_first, of_second = first.sd / math.sqrt(first.n), second.sd / math.sqrt(second.n)
    error = math.hypot(of_first, of_second)
    if error == 0:
        return MeansCompared(first, second, found, None, None, None, Silence.NO_VARIATION)
    share = (of_first / error) ** 2  # Shares, since squares of what is very small would vanish.
    freedom = 1 / (share**2 / (first.n - 1) + (1 - share) ** 2 / (second.n - 1))
    half = t_for((1 - confidence) / 2, freedom) * error
    return MeansCompared(first, second, found, found - half, found + half, _two_sided(found / error, freedom))


def spread(values: Sequence[float]) -> float:
    """The standard deviation of a sample (n − 1), in the unit of the values; of at least two."""
    known = finite(values)
    if len(known) < 2:
        raise ValueError("One value has no spread.")
    if min(known) == max(known):
        return 0.0
    mean = math.fsum(known) / len(known)
    return math.hypot(*(value - mean for value in known)) / math.sqrt(len(known) - 1)


def t_for(tail: float, freedom: float) -> float:
    """The point of Student's curve above which `tail` remains: 2.093024 for 0.025 and 19."""
    from scipy.special import stdtrit  # Here, because it is slow to load and few pages need it.

    return -float(stdtrit(freedom, between(tail)))


def _two_sided(t: float, freedom: float) -> float:
    from scipy.special import stdtr

    return min(1.0, 2 * float(stdtr(freedom, -abs(t))))
