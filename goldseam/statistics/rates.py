"""Comparing how often something rare happens before and after a change."""

from typing import NamedTuple


class RateComparison(NamedTuple):
    """Two rates as a ratio (before ÷ after; above 1 means fewer now).

    `low` and `high` bound the ratio with 95 % confidence; None stands for “no bound from these counts”. `ratio` is
    None where nothing happened after the change. `p` is twice the smaller tail of the exact distribution, at most 1,
    as if nothing had changed; None where nothing was counted at all. It agrees with the interval.
    """

    ratio: float | None
    low: float | None
    high: float | None
    p: float | None


def compare_rates(x: int, time_x: float, y: int, time_y: float, confidence: float = 0.95) -> RateComparison:
    """Exact comparison of two Poisson rates: `x` events in `time_x`, `y` in `time_y`, in the same unit of time.

    Given their sum, x is binomial; its Clopper-Pearson bounds become bounds of the ratio. Raises ValueError for
    negative counts or times that are not positive. Source: Przyborowski & Wilenski, Biometrika 31 (1940).
    """
    if x < 0 or y < 0 or not (time_x > 0 and time_y > 0):
        raise ValueError("Counts are zero or more, and times are above zero.")

    from scipy.special import betaincinv  # Here, because it is slow to load and few pages need it.

    tail = (1 - confidence) / 2
    share_low = float(betaincinv(x, y + 1, tail)) if x else 0.0
    share_high = float(betaincinv(x + 1, y, 1 - tail)) if y else 1.0
    odds = time_y / time_x
    return RateComparison(
        ratio=x / y * odds if y else None,
        low=share_low / (1 - share_low) * odds if x else None,
        high=share_high / (1 - share_high) * odds if y else None,
        p=_doubled_tail(x, x + y, time_x / (time_x + time_y)) if x + y else None,
    )


def time_until_clear(x: int, time_x: float, y: int, time_y: float, longest: float) -> int | None:
    """How much longer to count, in whole units of time, until the interval would lie above 1.

    It supposes that events go on at the rate seen after the change, or stay away where none has happened. None
    where that takes longer than `longest`, or where the counts do not point to an improvement.
    """
    if x == 0 or y / time_y >= x / time_x:
        return None
    for more in range(int(longest) + 1):
        later = time_y + more
        low = compare_rates(x, time_x, round(y * later / time_y), later).low
        if low is not None and low > 1:
            return more
    return None


def _doubled_tail(x: int, n: int, share: float) -> float:
    from scipy.special import bdtr, bdtrc

    at_most = float(bdtr(x, n, share))
    at_least = float(bdtrc(x - 1, n, share)) if x else 1.0
    return min(1.0, 2 * min(at_most, at_least))
