"""Charts of counts and shares: how many happened, how many for each unit of exposure, what part of all.

c: counts with equal chances. u: counts by exposure. p: shares. u′ and p′ (Laney, 2002) take the width of their limits
from how much neighbouring points really differ; use them where a plain chart is overdispersed, as with large numbers.
Source: Montgomery, Introduction to Statistical Quality Control; Laney, Quality Engineering 14(4) (2002).
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from goldseam.statistics.control import (
    BOUND,
    MEAN_RANGE,
    Control,
    Kind,
    Places,
    around_centre,
    heights,
    moving_ranges,
)
from goldseam.statistics.control import silence as silence_of
from goldseam.statistics.given import positive
from goldseam.statistics.series import LARGEST, Baseline, checked, counted, mean, median, places, within
from goldseam.statistics.silence import Silence

LEAST_COUNT = 3  # expected of a usual point
LEAST_OF_A_SHARE = 5  # expected of a usual point, among those that are counted and among those that are not
LEAST_OF_A_POINT = 1  # Below it, one more or less is a jump beyond any limit.

Formula = Callable[[float, float], float]  # of the centre and the size of a point


def c_chart(counts: Sequence[float | None], baseline: Baseline = None) -> Control:
    """Counts that all had the same chance to happen: mean ± 3 √mean."""
    return _rates(Kind.C, counts, [1] * len(counts), 1, baseline)


def u_chart(
    counts: Sequence[float | None], exposures: Sequence[float | None], per: float = 1, baseline: Baseline = None
) -> Control:
    """Counts by exposure (hours, patients, metres); values, centre and limits are rates for each `per` of it.

    Where exposure is missing or zero there is no value. Raises ValueError for counts that are negative or not whole,
    and for counts without exposure.
    """
    return _rates(Kind.U, counts, exposures, per, baseline)


def u_prime_chart(
    counts: Sequence[float | None], exposures: Sequence[float | None], per: float = 1, baseline: Baseline = None
) -> Control:
    """The same with limits as wide as neighbours really differ."""
    return _rates(Kind.U_PRIME, counts, exposures, per, baseline)


def p_chart(x: Sequence[float | None], n: Sequence[float | None], baseline: Baseline = None) -> Control:
    """`x` of `n`, as shares between 0 and 1. Where there were none there is no value.

    Raises ValueError for counts that are negative or not whole, and where x is more than n.
    """
    return _shares(Kind.P, x, n, baseline)


def p_prime_chart(x: Sequence[float | None], n: Sequence[float | None], baseline: Baseline = None) -> Control:
    """The same with limits as wide as neighbours really differ."""
    return _shares(Kind.P_PRIME, x, n, baseline)


def _rates(
    kind: Kind, counts: Sequence[float | None], exposures: Sequence[float | None], per: float, baseline: Baseline
) -> Control:
    each = positive(per, "A rate is for more than nothing.")
    sizes = [size and size / each for size in checked(exposures, lowest=0)]
    table = _Table.of(counted(counts), sizes, baseline)
    return table.chart(
        kind,
        sigma=lambda centre, size: math.sqrt(centre) / math.sqrt(size),
        expected=lambda centre, size: centre * size,
        least=LEAST_COUNT,
    )


def _shares(kind: Kind, x: Sequence[float | None], n: Sequence[float | None], baseline: Baseline) -> Control:
    table = _Table.of(counted(x), counted(n), baseline)
    if any(share is not None and share > 1 for share in table.values):
        raise ValueError("No more can be counted than there were.")
    return table.chart(
        kind,
        sigma=lambda centre, size: math.sqrt(centre * (1 - centre)) / math.sqrt(size),
        expected=lambda centre, size: min(centre, 1 - centre) * size,
        least=LEAST_OF_A_SHARE,
        ceiling=1.0,
    )


@dataclass(frozen=True)
class _Table:
    """Counts beside what they were counted in, as far as both are there."""

    values: Places
    sizes: Places
    where: range
    is_frozen: bool
    centre: float | None
    usual_size: float

    @classmethod
    def of(cls, counts: Places, sizes: Places, baseline: Baseline) -> "_Table":
        pairs = [_pair(count, size) for count, size in zip(counts, sizes, strict=True)]
        where = places(baseline, len(pairs))
        base = [pair for pair in pairs[where.start : where.stop] if pair]
        exposure = math.fsum(size for _, size in base)
        return cls(
            values=checked(pair and pair[0] / pair[1] for pair in pairs),
            sizes=[size or None for size in sizes],
            where=where,
            is_frozen=baseline is not None,
            centre=math.fsum(count for count, _ in base) / exposure if base else None,
            usual_size=exposure / len(base) if base else 0.0,
        )

    def chart(self, kind: Kind, sigma: Formula, expected: Formula, least: float, ceiling: float = BOUND) -> Control:
        spreads = self.spreads(sigma, expected)
        wider = self.times_wider(spreads)
        if kind in (Kind.P_PRIME, Kind.U_PRIME):
            spreads = [None if spread is None else min(spread * (wider or 0), LARGEST) for spread in spreads]
        is_rare = self.centre is not None and 0 < expected(self.centre, self.usual_size) < least
        return around_centre(
            kind,
            self.values,
            self.centre,
            spreads,
            n=self.n,
            why_silent=self.silence(spreads, is_rare),
            centre_for_runs=median(within(self.values, self.where)),
            floor=0.0,
            ceiling=ceiling,
            sigma_z=wider,
            is_rare=is_rare,
        )

    @property
    def n(self) -> int:
        return len(within(self.values, self.where))

    def spreads(self, sigma: Formula, expected: Formula) -> Places:
        """One sigma for each point; None where a point is too small to have limits of its own."""
        centre = self.centre
        if not centre:
            return [None if size is None else 0.0 for size in self.sizes]
        sizes = [size if size and expected(centre, size) >= LEAST_OF_A_POINT else None for size in self.sizes]
        return [None if size is None else sigma(centre, size) for size in sizes]

    def times_wider(self, spreads: Places) -> float | None:
        """How many times further apart neighbours are than chance alone would put them."""
        z = heights(self.values, self.centre, spreads)[self.where.start : self.where.stop]
        steps = mean(within(moving_ranges(z), range(len(z))))
        return None if steps is None else steps / MEAN_RANGE

    def silence(self, spreads: Places, is_rare: bool) -> Silence | None:
        found = silence_of(self.n, spreads, self.is_frozen)
        return Silence.TOO_RARE if is_rare and found == Silence.NO_VARIATION else found


def _pair(count: float | None, size: float | None) -> tuple[float, float] | None:
    if count is None or size is None:
        return None
    if not size and count:
        raise ValueError("Nothing can be counted where there was nothing.")
    return (count, size) if size else None
