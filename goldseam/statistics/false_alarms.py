"""How often a guardrail fires although nothing changed."""

import math

from goldseam.statistics.given import count, positive
from goldseam.statistics.normal import share_above

MOST_UNITS = 10_000
NEVER_SO_LONG = 40  # Rows of so many are not made by chance, where one unit in two at most lies beyond.
LEAST_KNOWN = 10  # units of baseline
REACH, STEPS = 6.0, 31  # How far, and in how many steps, the middle and the scatter of a baseline are followed.


def false_alarms(looks: int, sds: float = 2.0, in_a_row: int = 1, baseline: int | None = None) -> float:
    """How often the guardrail fires within so many units, on one side.

    For units that scatter normally and do not depend on each other: 0.2754 for 14 units at 2 standard deviations, if
    the limit is known exactly. Drawn at mean − sds · s · √(1 + 1/n) from a `baseline` of n units it fires more often,
    0.31 for 20, since a limit that came out too near fires again and again.
    """
    sds, row, units = positive(sds), max(1, count(in_a_row)), count(looks)
    if row > 1 and units > MOST_UNITS:
        raise ValueError("Rows are followed over ten thousand units at most.")
    if row > min(units, NEVER_SO_LONG):
        return 0.0
    if baseline is None:
        return _fires(share_above(sds), row, units)
    chances, weights = _chances(sds, count(baseline))
    return min(1.0, max(0.0, float(_fires(chances, row, units) @ weights)))


def false_alarms_two_or_three(looks: int, baseline: int | None = None) -> float:
    """How often “two standard deviations twice running, or three once” fires within so many units, on one side.

    See `false_alarms`: 0.0245 for 14 units, if both limits are known exactly.
    """
    units = count(looks)
    if units > MOST_UNITS:
        raise ValueError("Rows are followed over ten thousand units at most.")
    if baseline is None:
        return float(_fires_either(share_above(2.0), share_above(3.0), units))
    (two, weights), (three, _same) = (_chances(sds, count(baseline)) for sds in (2.0, 3.0))
    return min(1.0, max(0.0, float(_fires_either(two, three, units) @ weights)))


def _fires_either(two, three, units: int):
    """`one` is how likely it is that the last unit lay between both limits, and nothing has fired."""
    none, one = 1.0, 0.0
    for _ in range(units):
        none, one = (none + one) * (1 - two), none * (two - three)
    return 1 - none - one


def _fires(chance, row: int, units: int):
    """For one chance to lie beyond, or an array of them."""
    if row == 1 and isinstance(chance, float):
        return -math.expm1(units * math.log1p(-chance))  # A chance of 10^-16 would vanish beside 1.
    if row == 1:
        return 1 - (1 - chance) ** units
    quiet = [1.0] + [0.0] * (row - 1)  # How likely it is that the last j units lay beyond, and none fired yet.
    for _ in range(units):
        quiet = [sum(quiet) * (1 - chance)] + [share * chance for share in quiet[:-1]]
    return 1 - sum(quiet)


def _chances(sds: float, n: int):
    """How likely one unit lies beyond the limit, for what a baseline of n may have been, and how likely that was."""
    import numpy as np  # Here, because it is slow to load and few pages need it.
    from scipy.special import ndtr

    if n < LEAST_KNOWN:
        raise ValueError("Fewer than ten units draw no limit.")
    steps = np.linspace(-REACH, REACH, STEPS)
    middles, of_middle = steps / math.sqrt(n), np.exp(-(steps**2) / 2)
    log_s = steps / math.sqrt(2 * (n - 1))  # The logarithm of s is nearly normal; its density is exact.
    of_scatter = np.exp((n - 1) * (log_s - np.exp(2 * log_s) / 2 + 0.5))
    limits = middles[:, None] - sds * math.sqrt(1 + 1 / n) * np.exp(log_s)[None, :]
    weights = of_middle[:, None] * of_scatter[None, :]
    return ndtr(limits).ravel(), (weights / weights.sum()).ravel()
