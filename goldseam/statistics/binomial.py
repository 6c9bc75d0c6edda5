"""How likely it is to see `x` of `n` where each happens with the same chance. Lazy: scipy.special is slow to load."""

import math

ALMOST = 1 + 1e-7  # Two chances that differ by rounding alone count as equal, as in R and scipy.


def at_most(x: int, n: int, chance: float) -> float:
    from scipy.special import bdtr

    return float(bdtr(x, n, chance)) if x >= 0 else 0.0


def at_least(x: int, n: int, chance: float) -> float:
    from scipy.special import bdtrc

    return float(bdtrc(x - 1, n, chance)) if x > 0 else 1.0


def exactly(x: int, n: int, chance: float) -> float:
    if chance in (0, 1):
        return float(x == n * chance)
    ways = math.lgamma(n + 1) - math.lgamma(x + 1) - math.lgamma(n - x + 1)
    return math.exp(ways + x * math.log(chance) + (n - x) * math.log1p(-chance))


def doubled(x: int, n: int, chance: float) -> float:
    """Two-sided p: twice the smaller tail, at most 1."""
    return min(1.0, 2 * min(at_most(x, n, chance), at_least(x, n, chance)))


def minlike(x: int, n: int, chance: float) -> float:
    """Two-sided p: all outcomes that are at most as likely as the one seen. R's and scipy's way."""
    middle, seen = n * chance, exactly(x, n, chance) * ALMOST
    if x == middle:
        return 1.0
    if x < middle:
        other = _first_as_rare(n, chance, seen, math.ceil(middle), n + 1)
        return min(1.0, at_most(x, n, chance) + (at_least(other, n, chance) if other <= n else 0.0))
    other = n - _first_as_rare(n, 1 - chance, seen, math.ceil(n - middle), n + 1)
    return min(1.0, at_least(x, n, chance) + (at_most(other, n, chance) if other >= 0 else 0.0))


def bounds(x: int, n: int, confidence: float) -> tuple[float, float]:
    """Clopper and Pearson's exact interval for a share (Biometrika 26, 1934)."""
    from scipy.special import betainccinv, betaincinv

    tail = (1 - confidence) / 2
    low = float(betaincinv(x, n - x + 1, tail)) if x else 0.0
    return low, float(betainccinv(x + 1, n - x, tail)) if x < n else 1.0


def _first_as_rare(n: int, chance: float, seen: float, low: int, high: int) -> int:
    """The smallest outcome above the middle that is at most as likely as `seen`; n + 1 where none is."""
    while low < high:
        half = (low + high) // 2
        if half > n or exactly(half, n, chance) <= seen:
            high = half
        else:
            low = half + 1
    return low
