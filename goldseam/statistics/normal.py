"""The normal curve: how far from the middle, and how much lies beyond."""

import math
from functools import cache

from goldseam.statistics.given import between


@cache
def z_for(tail: float) -> float:
    """How many standard deviations above the middle only a share of `tail` remains: 1.959964 for 0.025."""
    from statistics import NormalDist  # Here, because few pages need it.

    return -NormalDist().inv_cdf(between(tail))


def z_of(confidence: float) -> float:
    """The two-sided z of a confidence: 1.959964 for 0.95."""
    return z_for((1 - between(confidence)) / 2)


def share_above(z: float) -> float:
    """The share of a normal curve above `z` standard deviations: 0.02275 for 2."""
    return 0.5 * math.erfc(z / math.sqrt(2))
