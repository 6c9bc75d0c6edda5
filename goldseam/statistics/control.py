"""Control charts: limits that the points of an unchanged process seldom leave, and what they allow one to say."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from goldseam.statistics.rules import is_beyond
from goldseam.statistics.run_charts import RunChart, around
from goldseam.statistics.series import LARGEST
from goldseam.statistics.silence import Silence

TRIAL_FROM = 6  # values; below it there are no limits
FIRM_FROM = 12
SIGMAS = 3
BOUND = 10 * LARGEST  # Limits of what is accepted lie well inside; it keeps the rest from becoming infinite.
MEAN_RANGE = 1.128  # mean distance of two neighbours, in sigmas (d2 for n = 2)
ERROR = 0.909  # ÷ √(n - 1): how far a sigma from the distances of n neighbours is off, as a part of it

Places = list[float | None]


class Kind(StrEnum):
    XMR = "xmr"
    C = "c"
    U = "u"
    P = "p"
    U_PRIME = "u_prime"
    P_PRIME = "p_prime"
    G = "g"
    T = "t"


@dataclass(frozen=True)
class Ranges:
    """How far each value lies from the one before: the second half of an XmR chart.

    `mean` is the mean that the limits were calculated from; `outside` are 0-based places beyond `upper`.
    """

    values: Places
    mean: float
    upper: float
    outside: list[int]


@dataclass(frozen=True)
class Control:
    """A series with its centre and limits. All lists have a place for each value; None where there is nothing.

    `outside` are the 0-based places strictly beyond a limit. Limits at a natural floor or ceiling test nothing.
    `n` values stand behind centre and limits; with fewer than twelve the limits are on trial. Where `why_silent`
    has a reason there are no limits and nothing is outside; runs, around `centre_for_runs`, may still say something:
    the median of the baseline, since a few extreme values pull the mean away from where values usually lie. Limits
    that are all at what can be at least or at most `cannot_be_left`: such a chart tests nothing but runs.
    `z` is the distance from the centre in sigmas. `sigma_z` says how many times wider than chance the points of a
    count or share chart scatter; where so few are expected for each that limits are only rough, the chart `is_rare`.
    `sigma` has no value where limits were calculated on another scale (t charts).
    """

    kind: Kind
    values: Places
    centre: float | None
    upper: Places
    lower: Places
    sigma: Places
    z: Places
    outside: list[int]
    n: int
    why_silent: Silence | None
    centre_for_runs: float | None
    sigma_z: float | None = None
    is_rare: bool = False
    ranges: Ranges | None = None
    cannot_be_left: bool = False

    @property
    def is_trial(self) -> bool:
        return not self.why_silent and self.n < FIRM_FROM

    @property
    def runs(self) -> RunChart:
        """Anhøj's two rules on the same points."""
        return around(self.centre_for_runs, self.values, founded_on=self.n)

    @property
    def signals(self) -> list[int]:
        """The 0-based places beyond a limit or in a run that is too long."""
        return sorted({*self.outside, *self.runs.signals})

    @property
    def has_signal(self) -> bool:
        """A point beyond a limit, or one of Anhøj's two rules: the product's default."""
        return bool(self.outside) or self.runs.has_signal

    @property
    def still_needed(self) -> int:
        """How many more values it takes, at least, until there are limits."""
        return max(0, TRIAL_FROM - self.n)

    @property
    def is_overdispersed(self) -> bool:
        """The points of a count or share chart scatter more than chance explains: plain limits are falsely narrow.

        `sigma_z` lies more than two standard errors above 1 (Cryer & Ryan, J Quality Technology 22(3), 1990). A
        few points far outside widen it too: look at them first, then offer u′ or p′.
        """
        if self.sigma_z is None or self.n < TRIAL_FROM:
            return False
        return self.sigma_z > 1 + 2 * ERROR / math.sqrt(self.n - 1)


def moving_ranges(values: Sequence[float | None]) -> Places:
    """Distances from the value before, which missing values do not interrupt; None for the first and the missing."""
    ranges: Places = []
    before = None
    for value in values:
        ranges.append(None if value is None or before is None else abs(value - before))
        before = before if value is None else value
    return ranges


def heights(values: Sequence[float | None], centre: float | None, sigma: Sequence[float | None]) -> Places:
    """Distances from the centre in sigmas."""
    return [_height(value, centre, spread) for value, spread in zip(values, sigma, strict=True)]


def outside(z: Sequence[float | None]) -> list[int]:
    return [at for at, height in enumerate(z) if height is not None and is_beyond(height, SIGMAS)]


def silence(n: int, sigma: Sequence[float | None], is_frozen: bool) -> Silence | None:
    """Why `n` values with these sigmas have no limits, or None where they have some."""
    if n == 0:
        return Silence.NO_VALUES
    if n < TRIAL_FROM:
        return Silence.SHORT_BASELINE if is_frozen else Silence.TOO_FEW
    return None if any(sigma) else Silence.NO_VARIATION


def limits(centre: float | None, sigma: Sequence[float | None], sigmas: float, floor: float, ceiling: float) -> Places:
    """So many sigmas from the centre, and never beyond what can be."""
    return [
        None if spread is None or centre is None else min(max(centre + sigmas * spread, floor), ceiling)
        for spread in sigma
    ]


def around_centre(
    kind: Kind,
    values: Places,
    centre: float | None,
    sigma: Places,
    *,
    n: int,
    why_silent: Silence | None,
    centre_for_runs: float | None,
    floor: float = -BOUND,
    ceiling: float = BOUND,
    sigma_z: float | None = None,
    is_rare: bool = False,
    ranges: Ranges | None = None,
) -> Control:
    """The chart of values around a centre with three sigmas on either side."""
    sigmas: Places = [None] * len(values) if why_silent else sigma
    z = heights(values, centre, sigmas)
    upper = limits(centre, sigmas, SIGMAS, floor, ceiling)
    lower = limits(centre, sigmas, -SIGMAS, floor, ceiling)
    return Control(
        kind=kind,
        values=values,
        centre=centre,
        upper=upper,
        lower=lower,
        sigma=sigmas,
        z=z,
        outside=outside(z),
        n=n,
        why_silent=why_silent,
        centre_for_runs=centre_for_runs,
        sigma_z=sigma_z,
        is_rare=is_rare,
        ranges=ranges,
        cannot_be_left=not why_silent and {*upper} <= {ceiling, None} and {*lower} <= {floor, None},
    )


def _height(value: float | None, centre: float | None, sigma: float | None) -> float | None:
    if value is None or centre is None or not sigma:
        return None
    return min(max((value - centre) / sigma, -LARGEST), LARGEST)
