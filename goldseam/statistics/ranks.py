"""Whether values became smaller, without supposing any curve: by which of two groups comes first in order."""

import math
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from goldseam.statistics.given import between, finite
from goldseam.statistics.normal import share_above, z_of

# Values of the smaller group times all of them: two groups of 60. Beyond, the normal curve is much quicker, and as
# good, since then the smaller group is not tiny.
EXACT_UP_TO = 60 * 120
MOST_EACH = 2_000  # Of more values than that, evenly spaced ones stand for all when differences are listed.


class Method(StrEnum):
    EXACT = "exact"
    NORMAL = "normal"  # normal curve, with correction for ties and continuity


class RanksCompared(NamedTuple):
    """Two groups by rank. `u` counts the pairs in which the value before is larger (equal ones count half).

    `p` is two-sided (twice the smaller tail), as if nothing had changed. `shift` is the Hodges-Lehmann difference,
    before − after: the middle of all differences between a value before and one after; above 0 means less now.
    `low` and `high` bound it; None where there are too few values. All but the sizes are None for an empty group.
    """

    n_before: int
    n_after: int
    u: float | None
    p: float | None
    shift: float | None
    low: float | None
    high: float | None
    method: Method | None


def compare_ranks(before: Sequence[float], after: Sequence[float], confidence: float = 0.95) -> RanksCompared:
    """Mann and Whitney's test (Ann. Math. Stat. 18, 1947) and Hodges and Lehmann's difference (ibid. 34, 1963).

    Exact, ties included, for up to 120 values in all, and for more where one group is small.
    """
    first, second = sorted(finite(before)), sorted(finite(after))
    tail, size = (1 - between(confidence)) / 2, len(first)
    if not first or not second:
        return RanksCompared(size, len(second), None, None, None, None, None, None)
    ranks = _doubled_ranks(first, second)
    doubled_sum = sum(ranks[:size])
    is_exact = _is_exact(size, len(second))
    p = _exact_p(ranks, size, doubled_sum) if is_exact else _normal_p(ranks, size, doubled_sum)
    u = doubled_sum / 2 - size * (size + 1) / 2
    how = Method.EXACT if is_exact else Method.NORMAL
    return RanksCompared(size, len(second), u, p, *_shift(first, second, tail, confidence), how)


def _doubled_ranks(first: list[float], second: list[float]) -> list[int]:
    """Twice the rank of each value, first ones first; equal values share the middle of their ranks."""
    together = first + second
    order = sorted(range(len(together)), key=together.__getitem__)
    ranks, start = [0] * len(together), 0
    while start < len(order):
        end = start
        while end < len(order) and together[order[end]] == together[order[start]]:
            end += 1
        for place in order[start:end]:
            ranks[place] = start + end + 1
        start = end
    return ranks


def _is_exact(size: int, other: int) -> bool:
    return min(size, other) * (size + other) <= EXACT_UP_TO


def _exact_p(ranks: list[int], size: int, doubled_sum: int) -> float:
    few = min(size, len(ranks) - size)
    at = doubled_sum if few == size else sum(ranks) - doubled_sum  # The sum of the smaller group says the same.
    if len(set(ranks)) == len(ranks):
        ways, at = _untied_ways(few, len(ranks)), at // 2
    else:
        ways = _ways(sorted(ranks), few)
    below, above = ways[: at + 1].sum(), ways[at:].sum()
    return float(min(1.0, 2 * min(below, above) / ways.sum()))


@lru_cache(maxsize=8)
def _untied_ways(size: int, n: int):
    return _ways(list(range(1, n + 1)), size)


def _ways(ranks: list[int], size: int):
    """In how many ways `size` of the ranks add up to each sum: an array by the sum. Dynamic programming."""
    import numpy as np  # Here, as below, because it is slow to load and few pages need it.

    ways = np.zeros((size + 1, sum(ranks[-size:]) + 1))
    ways[0, 0] = 1
    for taken, rank in enumerate(ranks, 1):
        most = min(taken, size)
        ways[1 : most + 1, rank:] += ways[:most, : ways.shape[1] - rank].copy()
    return ways[size].copy()


def _normal_p(ranks: list[int], size: int, doubled_sum: int) -> float:
    n, other = len(ranks), len(ranks) - size
    ties = sum(number**3 - number for number in _tied(ranks))
    variance = size * other / 12 * (n + 1 - ties / (n * (n - 1)))
    if variance <= 0:
        return 1.0
    away = abs(doubled_sum / 2 - size * (n + 1) / 2) - 0.5
    return min(1.0, 2 * share_above(max(0.0, away) / math.sqrt(variance)))


def _tied(ranks: list[int]) -> list[int]:
    counts: dict[int, int] = {}
    for rank in ranks:
        counts[rank] = counts.get(rank, 0) + 1
    return [*counts.values()]


def _shift(
    first: list[float], second: list[float], tail: float, confidence: float
) -> tuple[float, float | None, float | None]:
    """The middle difference, and the ordered differences that bound it."""
    import numpy as np

    few, others = np.array(_thinned(first)), np.array(_thinned(second))
    differences = np.sort(np.subtract.outer(few, others), axis=None)
    k = _depth(len(few), len(others), tail, confidence)
    # Thinned lists stand for more values: their depth is that of all, by its share of all pairs.
    if (len(few), len(others)) != (len(first), len(second)):
        share = _depth(len(first), len(second), tail, confidence) / (len(first) * len(second))
        k = max(1, round(share * differences.size))
    low, high = (float(differences[k - 1]), float(differences[-k])) if k else (None, None)
    return float(np.median(differences)), low, high


def _thinned(values: list[float]) -> list[float]:
    if len(values) <= MOST_EACH:
        return values
    return [values[(2 * place + 1) * len(values) // (2 * MOST_EACH)] for place in range(MOST_EACH)]


def _depth(size: int, other: int, tail: float, confidence: float) -> int:
    """How many differences may be left out on each side: the largest k with P(U ≤ k − 1) ≤ tail."""
    if not _is_exact(size, other):
        spread = math.sqrt(size * other * (size + other + 1) / 12)
        return max(0, math.floor(size * other / 2 - z_of(confidence) * spread))
    few = min(size, other)
    ways = _untied_ways(few, size + other)[few * (few + 1) // 2 :]
    return int((ways.cumsum() / ways.sum() <= tail).sum())
