"""What is usual, and what is seldom exceeded: medians and quantiles of times and amounts."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from goldseam.statistics import binomial
from goldseam.statistics.given import between, finite
from goldseam.statistics.given import share as share_of

LEAST_FOR_TENTH = 20  # Fewer values say too little about the slowest tenth.


class Median(NamedTuple):
    """The middle value and the two values that hold the true middle with at least the confidence asked.

    They are the k-th smallest and the k-th largest. `low`, `high` and `coverage` (the confidence that they really
    have) are None, and k is 0, where there are too few values: six are needed for 95 %. `median` is None for none.
    """

    n: int
    median: float | None
    low: float | None
    high: float | None
    coverage: float | None
    k: int


class Summary(NamedTuple):
    """A group of values in the figures that large ones do not distort. `ninth_tenth` (p90) only from 20 values on.

    `geometric_mean` only where all values are above zero.
    """

    median: Median
    quarter: float | None
    three_quarters: float | None
    ninth_tenth: float | None
    geometric_mean: float | None


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which `share` of the values lie, between neighbours in proportion (type 7, as R and numpy)."""
    known = sorted(finite(values))
    if not known:
        raise ValueError("A quantile needs a value.")
    place = share_of(share) * (len(known) - 1)
    below = math.floor(place)
    above = min(below + 1, len(known) - 1)
    return known[below] + (place - below) * (known[above] - known[below])


def median_interval(values: Sequence[float], confidence: float = 0.95) -> Median:
    """The median, held by order statistics: no curve is supposed. 1 − 2 P(Bin(n, ½) ≤ k − 1)."""
    known, tail = sorted(finite(values)), (1 - between(confidence)) / 2
    if not known:
        return Median(0, None, None, None, None, 0)
    n, middle = len(known), quantile(known, 0.5)
    k = _deepest(n, tail)
    if k == 0:
        return Median(n, middle, None, None, None, 0)
    return Median(n, middle, known[k - 1], known[n - k], 1 - 2 * binomial.at_most(k - 1, n, 0.5), k)


def summary(values: Sequence[float], confidence: float = 0.95) -> Summary:
    """How durations and other lopsided values are described; a mean would follow the largest one alone."""
    known = sorted(finite(values))
    if not known:
        return Summary(median_interval(known), None, None, None, None)
    return Summary(
        median_interval(known, confidence),
        quantile(known, 0.25),
        quantile(known, 0.75),
        quantile(known, 0.9) if len(known) >= LEAST_FOR_TENTH else None,
        math.exp(math.fsum(map(math.log, known)) / len(known)) if known[0] > 0 else None,
    )


def values_needed(confidence: float = 0.95) -> int:
    """How many values the interval of a median needs at least: 6 for 95 %."""
    return math.ceil(1 - math.log2(1 - between(confidence)) - 1e-12)


def _deepest(n: int, tail: float) -> int:
    """The largest k of which P(Bin(n, ½) ≤ k − 1) is at most `tail`."""
    low, high = 0, n // 2
    while low < high:
        half = (low + high + 1) // 2
        low, high = (half, high) if binomial.at_most(half - 1, n, 0.5) <= tail else (low, half - 1)
    return low
