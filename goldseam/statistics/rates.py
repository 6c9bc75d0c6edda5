"""Rates of what happens rarely: how exactly one is known, and whether it fell after a change."""

import math
from collections.abc import Callable
from typing import Literal, NamedTuple

from goldseam.statistics import binomial
from goldseam.statistics.given import LARGEST_COUNT, between, count, number, one_of, positive

ONE_BY_ONE = 500  # units of time that are looked at each; later ones by halving


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


class Rate(NamedTuple):
    """How often something happens per unit of time, with the rates that fit the same count."""

    rate: float
    low: float
    high: float


def compare_rates(x: int, time_x: float, y: int, time_y: float, confidence: float = 0.95) -> RateComparison:
    """Exact comparison of two Poisson rates: `x` events in `time_x`, `y` in `time_y`, in the same unit of time.

    Given their sum, x is binomial; its Clopper-Pearson bounds become bounds of the ratio. Raises ValueError for
    negative counts or times that are not positive. Source: Przyborowski & Wilenski, Biometrika 31 (1940).
    """
    x, time_x, y, time_y = count(x), _time(time_x), count(y), _time(time_y)

    from scipy.special import betainccinv, betaincinv  # Here, because it is slow to load and few pages need it.

    # Each end is a share divided by its complement, and both are found directly: 1 − share would lose digits.
    tail = (1 - between(confidence)) / 2
    odds = time_y / time_x
    return RateComparison(
        ratio=x / y * odds if y else None,
        low=float(betaincinv(x, y + 1, tail) / betainccinv(y + 1, x, tail)) * odds if x else None,
        high=float(betainccinv(x + 1, y, tail) / betaincinv(y, x + 1, tail)) * odds if y else None,
        p=binomial.doubled(x, x + y, time_x / (time_x + time_y)) if x + y else None,
    )


def minlike_p(x: int, time_x: float, y: int, time_y: float) -> float | None:
    """The other exact two-sided p, as R's poisson.test prints it. It may disagree with the interval: no page shows it.

    It stands here for whoever holds our numbers against R: section 7 asks for both, and that one is named.

    All ways to split the events that are at most as likely as the one seen. None where nothing was counted.
    """
    x, time_x, y, time_y = count(x), _time(time_x), count(y), _time(time_y)
    return binomial.minlike(x, x + y, time_x / (time_x + time_y)) if x + y else None


def rate_interval(events: int, time: float, confidence: float = 0.95) -> Rate:
    """Garwood's exact interval for one Poisson rate, per unit of `time` (Biometrika 28, 1936)."""
    events, time, tail = count(events), _time(time), (1 - between(confidence)) / 2

    from scipy.special import gammainccinv, gammaincinv

    low = float(gammaincinv(events, tail)) if events else 0.0
    return Rate(events / time, low / time, float(gammainccinv(events + 1, tail)) / time)


def rule_of_three(time: float, confidence: float = 0.95) -> float:
    """Where nothing happened in `time`: the rate that is not exceeded, one-sided. About 3 ÷ time."""
    return -math.log(1 - between(confidence)) / _time(time)


def time_until_clear(
    x: int, time_x: float, y: int, time_y: float, longest: float, better: Literal["lower", "higher"] = "lower"
) -> int | None:
    """How much longer to count, in whole units of time, until the interval would lie above 1 (fewer now).

    It supposes that events go on at the rate seen after the change, or stay away where none has happened. With
    `better` as “higher”: until it would lie below 1. None where that takes longer than `longest`, or where the counts
    do not point in that direction.
    """
    x, time_x, y, time_y = count(x), _time(time_x), count(y), _time(time_y)
    one_of(better, "lower", "higher")
    if not _points(x / time_x, y / time_y, better):
        return None
    last = int(min(number(longest), LARGEST_COUNT))

    def is_clear_after(more: int) -> bool:
        later = time_y + more
        return _is_clear(compare_rates(x, time_x, min(LARGEST_COUNT, round(y * later / time_y)), later), better)

    soon = next((more for more in range(min(last, ONE_BY_ONE) + 1) if is_clear_after(more)), None)
    if soon is not None or last <= ONE_BY_ONE or not is_clear_after(last):
        return soon
    return _first(ONE_BY_ONE, last, is_clear_after)


def _first(before: int, clear: int, is_clear_after: Callable[[int], bool]) -> int:
    """By halving, since clearness is hardly lost again once it has come so late."""
    while clear - before > 1:
        half = (before + clear) // 2
        before, clear = (before, half) if is_clear_after(half) else (half, clear)
    return clear


def _points(before: float, after: float, better: str) -> bool:
    return after > before if better == "higher" else after < before


def _is_clear(compared: RateComparison, better: str) -> bool:
    if better == "higher":
        return compared.high is not None and compared.high < 1
    return compared.low is not None and compared.low > 1


def _time(value: float) -> float:
    return positive(value, "Times are above zero.")
