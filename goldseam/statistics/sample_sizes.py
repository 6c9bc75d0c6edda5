"""How much must be counted before a difference could be seen, and what could be seen with less.

Two groups of the same size (before and after), two-sided. All of it approximates by the normal curve.
"""

import math
from collections.abc import Callable
from typing import Literal, NamedTuple

from goldseam.statistics.given import between, number, one_of, positive, share
from goldseam.statistics.normal import z_for

FEW_EVENTS = 10  # Below that many expected in one group, the approximation promises too much.
FEW_MORE = 1.1
BEYOND_COUNTING = 1e15

Direction = Literal["lower", "higher"]


class Needed(NamedTuple):
    """How much each of the two groups needs: people or cases; for rates, units of time.

    `exact` is what the formula gives, `each` the next whole number. `expected_fewest` tells how many events the
    quieter group would bring (rates only); below 10 a tenth is added, and `is_widened` says so.
    """

    exact: float
    each: int
    expected_fewest: float | None = None
    is_widened: bool = False


def for_shares(p1: float, p2: float, power: float = 0.8, alpha: float = 0.05) -> Needed | None:
    """To tell a share of `p1` from one of `p2`. None where they are the same, or as good as: no number would do.

    Source: Fleiss, Statistical Methods for Rates and Proportions, without continuity correction; R power.prop.test.
    """
    p1, p2 = share(p1), share(p2)
    if p1 == p2:
        return None
    middle = (p1 + p2) / 2
    apart = _z(alpha) * math.sqrt(2 * middle * (1 - middle))
    apart += z_for(1 - between(power)) * math.sqrt(p1 * (1 - p1) + p2 * (1 - p2))
    return _needed(_square(apart / (p1 - p2)))


def for_rates(rate1: float, rate2: float, power: float = 0.8, alpha: float = 0.05) -> Needed | None:
    """To tell `rate1` events per unit of time from `rate2`: for how long each must be counted, in that unit.

    None where they are the same, or as good as. (z_α/2 + z_β)² (λ1 + λ2) / (λ1 − λ2)².
    """
    rate1, rate2 = _not_negative(rate1), _not_negative(rate2)
    if rate1 == rate2:
        return None
    time = _square(_both(power, alpha) / (rate1 - rate2)) * (rate1 + rate2)
    fewest = time * min(rate1, rate2)
    is_widened = fewest < FEW_EVENTS
    return _needed(time * FEW_MORE if is_widened else time, fewest, is_widened)


def for_means(sd: float, difference: float, power: float = 0.8, alpha: float = 0.05) -> Needed | None:
    """To see means `difference` apart where single values scatter by `sd`. None for no difference, or as good as none.

    2 (z_α/2 + z_β)² sd² / d², and z_α/2² / 4 for not knowing the scatter (Guenther, American Statistician 35, 1981).
    """
    sd, difference = positive(sd, "A scatter is above zero."), number(difference)
    if difference == 0:
        return None
    return _needed(max(2.0, 2 * _square(_both(power, alpha) * sd / difference) + _z(alpha) ** 2 / 4))


def detectable_share(
    p1: float, n: float, direction: Direction = "lower", power: float = 0.8, alpha: float = 0.05
) -> float | None:
    """The share nearest to `p1` that `n` in each group could tell from it. None where not even 0 (or 1) could be."""
    p1, n, end = share(p1), positive(n), 0.0 if one_of(direction, "lower", "higher") == "lower" else 1.0
    return _nearest(p1, end, lambda p2: _fits(for_shares(p1, p2, power, alpha), n))


def detectable_rate(
    rate1: float, time: float, direction: Direction = "lower", power: float = 0.8, alpha: float = 0.05
) -> float | None:
    """The rate nearest to `rate1` that could be told from it in `time` each. None where not even 0 could be."""
    rate1, time = _not_negative(rate1), positive(time)
    is_lower = one_of(direction, "lower", "higher") == "lower"
    far = 0.0 if is_lower else rate1 + 10 * _both(power, alpha) ** 2 * (1 / time + math.sqrt(rate1 / time))
    return _nearest(rate1, far, lambda rate2: _fits(for_rates(rate1, rate2, power, alpha), time))


def detectable_difference(sd: float, n: float, power: float = 0.8, alpha: float = 0.05) -> float | None:
    """How far apart means must be for `n` in each group to see it. None for fewer than two, or hardly more."""
    sd, left = positive(sd, "A scatter is above zero."), positive(n) - _z(alpha) ** 2 / 4
    if n < 2 or left <= 0:
        return None
    return _both(power, alpha) * sd * math.sqrt(2 / left)


def time_to_collect(needed: Needed, per_unit: float) -> float:
    """How many units of time one group takes where `per_unit` people or cases come in each."""
    return needed.exact / positive(per_unit)


def _nearest(start: float, end: float, is_enough: Callable[[float], bool]) -> float | None:
    """Halving the way from `start`, which is too near, to `end`, until the border is found."""
    if start == end or not is_enough(end):
        return None
    near, far = start, end
    for _ in range(60):
        half = (near + far) / 2
        near, far = (near, half) if is_enough(half) else (half, far)
    return far


def _fits(needed: Needed | None, n: float) -> bool:
    return needed is not None and needed.exact <= n


def _needed(exact: float, fewest: float | None = None, is_widened: bool = False) -> Needed | None:
    if not exact <= BEYOND_COUNTING:
        return None
    return Needed(exact, max(1, math.ceil(exact - 1e-9)), fewest, is_widened)


def _square(value: float) -> float:
    return value * value  # ** would not let it become infinite.


def _both(power: float, alpha: float) -> float:
    return _z(alpha) + z_for(1 - between(power))


def _z(alpha: float) -> float:
    return z_for(between(alpha) / 2)


def _not_negative(value: float) -> float:
    found = number(value)
    if found < 0:
        raise ValueError("Rates are zero or more.")
    return found
