"""Shares of those counted: how exactly one is known, and whether two differ."""

import math
from typing import NamedTuple

from goldseam.statistics import binomial
from goldseam.statistics.given import between, part
from goldseam.statistics.normal import z_of
from goldseam.statistics.tables import chi_square, compare_mix, fisher

__all__ = [
    "Difference",
    "Share",
    "SharesCompared",
    "chi_square",
    "compare_mix",
    "compare_shares",
    "difference",
    "exact_interval",
    "fisher",
    "wilson",
]


class Share(NamedTuple):
    """`x` out of `n`, with the shares that fit it. Of none, anything fits: no share, and 0 to 1."""

    x: int
    n: int
    share: float | None
    low: float
    high: float


class Difference(NamedTuple):
    """The first share minus the second, with its interval. None where one of them is out of nothing."""

    difference: float | None
    low: float
    high: float


class SharesCompared(NamedTuple):
    """Two shares, side by side: the interval tells the size, Fisher's test answers yes or no. Never choose later."""

    first: Share
    second: Share
    difference: Difference
    p: float


def wilson(x: int, n: int, confidence: float = 0.95) -> Share:
    """Wilson's interval for a share (JASA 22, 1927). It never leaves 0 to 1, and works for small n."""
    x, n = part(x, n)
    if n == 0:
        return Share(x, n, None, 0.0, 1.0)
    z, share = z_of(confidence), x / n
    shrink = 1 + z * z / n
    centre = (share + z * z / (2 * n)) / shrink
    half = z / shrink * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return Share(x, n, share, max(0.0, centre - half) if x else 0.0, min(1.0, centre + half) if x < n else 1.0)


def exact_interval(x: int, n: int, confidence: float = 0.95) -> Share:
    """Clopper and Pearson's interval: never below its confidence, therefore wider than Wilson's."""
    x, n = part(x, n)
    return Share(x, n, x / n if n else None, *binomial.bounds(x, n, between(confidence)))


def difference(x1: int, n1: int, x2: int, n2: int, confidence: float = 0.95) -> Difference:
    """x1/n1 − x2/n2 with Newcombe's interval 10, made of two Wilson intervals (Statistics in Medicine 17, 1998)."""
    first, second = wilson(x1, n1, confidence), wilson(x2, n2, confidence)
    if first.share is None or second.share is None:
        return Difference(None, -1.0, 1.0)
    found = first.share - second.share
    below = math.hypot(first.share - first.low, second.high - second.share)
    above = math.hypot(first.high - first.share, second.share - second.low)
    return Difference(found, max(-1.0, found - below), min(1.0, found + above))


def compare_shares(x1: int, n1: int, x2: int, n2: int, confidence: float = 0.95) -> SharesCompared:
    """x1 of n1 beside x2 of n2. The interval and the test may disagree near the border; both are given."""
    return SharesCompared(
        wilson(x1, n1, confidence),
        wilson(x2, n2, confidence),
        difference(x1, n1, x2, n2, confidence),
        fisher(x1, n1 - x1, x2, n2 - x2).p,
    )
