"""Looking at data before the end: how often chance then looks like an effect, and how to look honestly.

Choose one way before the start. Stops for harm need none of this: one stops at once.
"""

import math
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from goldseam.statistics.given import between, count, part, positive, yes_or_no
from goldseam.statistics.normal import share_above, z_for

MOST_LOOKS = 50  # More than that is watching all the time: `any_time`.
LARGEST_GUESS = 1e6  # Beyond it, rounding would eat the bet.
FURTHEST = 10.0  # standard deviations: nothing lies beyond
NODES_EACH = 8  # For one standard deviation; the sums are then exact to about ten digits.


class Looks(NamedTuple):
    """At which |z|, and at which two-sided p, each look may claim an effect. `constant` is the C of the tables."""

    constant: float
    z: tuple[float, ...]
    p: tuple[float, ...]


class AnyTime(NamedTuple):
    """What `successes` of `n` say against a chance, however often one has looked.

    `m` is the bet against the chance: it grows where the chance is wrong, and reaches 20 by luck in at most one of
    twenty series. Above e^700 it is cut there; `log_m` is not. `p` is valid at any time. `stops`: `m` has reached the
    `bar`, and the claim may be made now; within a sequence, once made it stays.
    """

    n: int
    successes: int
    m: float
    log_m: float
    p: float
    stops: bool
    bar: float = 20.0


def false_alarm_share(looks: int, alpha: float = 0.05) -> float:
    """How often at least one of equally spaced looks shows p < alpha although nothing changed: 0.0831 for two.

    Armitage, McPherson & Rowe, JRSS A 132 (1969), by numerical recursion. Up to 50 looks.
    """
    return share_beyond([z_for(between(alpha) / 2)] * _looks(looks))


def bonferroni(looks: int, alpha: float = 0.05) -> Looks:
    """alpha ÷ looks each time. Simple and safe, and a little too careful."""
    z = z_for(between(alpha) / _looks(looks) / 2)
    return _planned(z, [z] * looks)


def obrien_fleming(looks: int, alpha: float = 0.05) -> Looks:
    """Hard to pass early, at the end nearly as with one look: |z_k| > C √(K/k).

    O'Brien & Fleming, Biometrics 35 (1979).
    """
    shape = tuple(math.sqrt(looks / k) for k in range(1, _looks(looks) + 1))
    constant = _constant(shape, between(alpha))
    return _planned(constant, [constant * part for part in shape])


def pocock(looks: int, alpha: float = 0.05) -> Looks:
    """The same bound at each look (Pocock, Biometrika 64, 1977)."""
    constant = _constant((1.0,) * _looks(looks), between(alpha))
    return _planned(constant, [constant] * looks)


def any_time(successes: int, n: int, p0: float, a: float = 1, b: float = 1, alpha: float = 0.05) -> AnyTime:
    """A test that may be looked at after every single case: `successes` of `n` against the chance `p0`.

    M = B(a + s, b + n − s) / (B(a, b) p0^s (1 − p0)^(n − s)), with a Beta(a, b) guess of the true chance made
    beforehand; stop at M ≥ 1/alpha (Ville 1939; Johari et al. 2017). For two rates: of all events so far, how many
    fell into the first group, with p0 = t1 / (t1 + t2), if both are counted side by side at a constant ratio.
    """
    successes, n = part(successes, n)
    p0, a, b = between(p0), _guess(a), _guess(b)
    log_m = _log_beta(a + successes, b + n - successes) - _log_beta(a, b)
    log_m -= successes * math.log(p0) + (n - successes) * math.log1p(-p0)
    m, p, bar = math.exp(min(log_m, 700.0)), math.exp(-max(0.0, log_m)), 1 / between(alpha)
    return AnyTime(n, successes, m, log_m, p, log_m >= math.log(bar), bar)


def any_time_sequence(
    outcomes: Iterable[bool | int], p0: float, a: float = 1, b: float = 1, alpha: float = 0.05
) -> list[AnyTime]:
    """`any_time` after each outcome (yes or no). `p` only falls: what was once shown by right may be kept.

    Section 10 is checked by it, case by case. Pages have days and weeks of cases, so they ask `any_time` of the sums.
    """
    found: list[AnyTime] = []
    successes, p, stops = 0, 1.0, False
    for n, outcome in enumerate(outcomes, 1):
        successes += yes_or_no(outcome)
        now = any_time(successes, n, p0, a, b, alpha)
        p, stops = min(p, now.p), stops or now.stops
        found.append(now._replace(p=p, stops=stops))
    return found


def share_beyond(z: Sequence[float]) -> float:
    """How often a series without any effect passes |z_k| at one of equally spaced looks.

    The sum S_k of k steps is followed from look to look: its density inside the bounds √k·z_k, and what leaks out.
    """
    import numpy as np  # Here, as below, because it is slow to load and few pages need it.
    from scipy.special import ndtr

    if not 0 < len(z) <= MOST_LOOKS:
        raise ValueError("One looks at least once, and at most 50 times.")
    bounds = [min(positive(limit), FURTHEST) * math.sqrt(k) for k, limit in enumerate(z, 1)]
    leaked = 2 * share_above(bounds[0])
    nodes, weights = _nodes(bounds[0])
    density = np.exp(-(nodes**2) / 2) / math.sqrt(2 * math.pi) * weights
    for bound in bounds[1:]:
        leaked += float(density @ (ndtr(-bound - nodes) + ndtr(nodes - bound)))
        further, weights = _nodes(bound)
        steps = np.exp(-((further[:, None] - nodes[None, :]) ** 2) / 2) / math.sqrt(2 * math.pi)
        nodes, density = further, (steps @ density) * weights
    return leaked


def _nodes(bound: float):
    nodes, weights = _legendre(min(512, max(32, 2 ** math.ceil(math.log2(NODES_EACH * bound)))))
    return nodes * bound, weights * bound


@cache
def _legendre(number: int):
    from numpy.polynomial.legendre import leggauss

    return leggauss(number)


@cache
def _constant(shape: tuple[float, ...], alpha: float) -> float:
    """By how much to multiply a shape of bounds so that `alpha` in all leaks out. By regula falsi (Illinois)."""
    low, high = z_for(alpha / 2), z_for(alpha / len(shape) / 2) + 0.01
    at_low, at_high = (math.log(share_beyond([c * part for part in shape]) / alpha) for c in (low, high))
    constant = low
    for _ in range(40):
        if abs(at_low) < 1e-12:
            return low
        constant = (low * at_high - high * at_low) / (at_high - at_low)
        here = math.log(share_beyond([constant * part for part in shape]) / alpha)
        if abs(here) < 1e-10:
            return constant
        if here * at_high < 0:
            low, at_low = high, at_high
        else:
            at_low /= 2
        high, at_high = constant, here
    return constant


def _planned(constant: float, z: list[float]) -> Looks:
    return Looks(constant, tuple(z), tuple(2 * share_above(limit) for limit in z))


def _looks(looks: int) -> int:
    if not 1 <= count(looks) <= MOST_LOOKS:
        raise ValueError("One looks at least once, and at most 50 times; for more, look at any time.")
    return int(looks)


def _guess(value: float) -> float:
    found = positive(value)
    if found > LARGEST_GUESS:
        raise ValueError("A guess made beforehand weighs as much as a million cases at most.")
    return found


def _log_beta(a: float, b: float) -> float:
    return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)
