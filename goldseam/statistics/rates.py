"""Comparing how often something rare happens before and after a change."""

from typing import NamedTuple


class RateComparison(NamedTuple):
    """Two rates as a ratio (before ÷ after; above 1 means fewer now).

    `low` and `high` bound the ratio with 95 % confidence; None stands for “no bound from these counts”. `ratio` is
    None where nothing happened after the change. `p` is the exact two-sided probability of counts at least this
    far apart if nothing had changed.
    """

    ratio: float | None
    low: float | None
    high: float | None
    p: float


def compare_rates(x: int, time_x: float, y: int, time_y: float, confidence: float = 0.95) -> RateComparison:
    """Exact comparison of two Poisson rates: `x` events in `time_x`, `y` in `time_y`, in the same unit of time.

    Given their sum, x is binomial; its Clopper-Pearson bounds become bounds of the ratio. Raises ValueError for
    negative counts or times that are not positive. Source: Przyborowski & Wilenski, Biometrika 31 (1940).
    """
    if x < 0 or y < 0 or time_x <= 0 or time_y <= 0:
        raise ValueError("Counts are zero or more, and times are above zero.")

    from scipy.special import betaincinv  # Here, because it is slow to load and few pages need it.

    n, tail = x + y, (1 - confidence) / 2
    share_low = float(betaincinv(x, y + 1, tail)) if x else 0.0
    share_high = float(betaincinv(x + 1, y, 1 - tail)) if y else 1.0
    odds = time_y / time_x
    return RateComparison(
        ratio=x / y * odds if y else None,
        low=share_low / (1 - share_low) * odds if x else None,
        high=share_high / (1 - share_high) * odds if y else None,
        p=_two_sided(x, n, time_x / (time_x + time_y)),
    )


def _two_sided(x: int, n: int, share: float) -> float:
    """Sum of the probabilities of all outcomes that are no likelier than x (binomial, n trials)."""
    from math import exp, lgamma, log

    def chance(k: int) -> float:
        return exp(lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1) + k * log(share) + (n - k) * log(1 - share))

    seen = chance(x)
    return min(1.0, sum(chance(k) for k in range(n + 1) if chance(k) <= seen * (1 + 1e-7)))
