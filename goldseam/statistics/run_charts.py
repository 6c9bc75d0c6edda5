"""Run charts: whether a series wanders around its centre by chance alone, or has shifted or drifted.

Two rules by Anhøj: an unusually long run on one side of the centre, and unusually few crossings of it. Their limits
grow with the number of points, so that false alarms stay between 1 and 5 in a hundred series, around their own median.
Around the median of a frozen baseline there are more: one in six where 10 values judge 26 others. Source: Anhøj &
Olesen, PLoS ONE 9(11): e113825 (2014); Anhøj, PLoS ONE 10(3): e0121349 (2015).
"""

import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from goldseam.statistics.series import Baseline, checked, median, places, within
from goldseam.statistics.silence import Silence

LEAST = 10  # useful points, and values of a baseline
EXACT_UNTIL = 2_000


class Run(NamedTuple):
    """Points in a row on one side of the centre. `first` and `last` are 0-based places; `length` counts no gaps."""

    first: int
    last: int
    length: int
    is_above: bool


class RunLimits(NamedTuple):
    """The longest run, and the fewest crossings, that are still what chance does."""

    longest: int
    crossings: int


@dataclass(frozen=True)
class RunChart:
    """What the two rules say about a series around its centre.

    `useful` points are neither missing nor exactly on the centre; such points neither break nor join a run.
    `longest_allowed` and `crossings_needed` are None where `why_silent` says why the rules are silent. The centre
    was calculated from `founded_on` values; None where it was given.
    """

    values: list[float | None]
    centre: float | None
    useful: int
    runs: list[Run]
    longest: int
    longest_allowed: int | None
    crossings: int
    crossings_needed: int | None
    why_silent: Silence | None
    founded_on: int | None = None

    @property
    def shift(self) -> bool:
        """A run is longer than chance makes it: the process stayed on one side."""
        return self.longest_allowed is not None and self.longest > self.longest_allowed

    @property
    def too_few_crossings(self) -> bool:
        """The line crosses its centre too seldom: it drifts, or changed its level, somewhere."""
        return self.crossings_needed is not None and self.crossings < self.crossings_needed

    @property
    def has_signal(self) -> bool:
        return self.shift or self.too_few_crossings

    @property
    def long_runs(self) -> list[Run]:
        """The runs that are a signal by themselves, in the order of time."""
        return [run for run in self.runs if self.longest_allowed is not None and run.length > self.longest_allowed]

    @property
    def signals(self) -> list[int]:
        """The 0-based places of the points in those runs."""
        inside = itertools.chain.from_iterable(range(run.first, run.last + 1) for run in self.long_runs)
        return [at for at in inside if _side(self.values[at], self.centre)]

    @property
    def still_needed(self) -> int:
        """How many more useful points it takes, at least, until the rules say something."""
        return max(0, LEAST - self.useful)


def run_chart(values: Sequence[float | None], baseline: Baseline = None, centre: float | None = None) -> RunChart:
    """The rules on a series in the order of time, around the median of its baseline, or of all of it.

    `baseline` freezes the median: the first so many places, or a stretch of them; missing values count as places. A
    `centre` that is given is taken as it is. Raises ValueError for what is not finite.
    """
    series = checked(values)
    if centre is not None:
        return around(checked([centre])[0], series)
    base = within(series, places(baseline, len(series)))
    return around(median(base), series, founded_on=len(base))


def around(centre: float | None, values: list[float | None], founded_on: int | None = None) -> RunChart:
    """The rules around a centre that was calculated from `founded_on` values, or given."""
    runs = list(_runs(values, centre))
    useful = sum(run.length for run in runs)
    silence = _silence(values, centre, runs, founded_on)
    limits = None if silence else limits_for(useful)
    return RunChart(
        values=values,
        centre=centre,
        useful=useful,
        runs=runs,
        longest=max((run.length for run in runs), default=0),
        longest_allowed=limits and limits.longest,
        crossings=max(0, len(runs) - 1),
        crossings_needed=limits and limits.crossings,
        why_silent=silence,
        founded_on=founded_on,
    )


@lru_cache(maxsize=1024)
def limits_for(useful: int) -> RunLimits | None:
    """What chance still does among so many useful points; None for fewer than ten.

    round(log2 n) + 3, and the 5 % quantile of a binomial distribution with n - 1 trials and p = ½.
    """
    if useful < LEAST:
        return None
    return RunLimits(round(math.log2(useful)) + 3, _twentieth_of_tosses(useful - 1))


def _runs(values: list[float | None], centre: float | None) -> Iterable[Run]:
    sides = [_side(value, centre) for value in values]
    useful = (at for at, side in enumerate(sides) if side)
    for side, points in itertools.groupby(useful, key=sides.__getitem__):
        ats = list(points)
        yield Run(ats[0], ats[-1], len(ats), is_above=side > 0)


def _side(value: float | None, centre: float | None) -> int:
    """1 above the centre, -1 below it, 0 on it and where the value is missing."""
    # Two units in the last place, since the same share can be reached by different divisions.
    if value is None or centre is None or abs(value - centre) <= 2 * math.ulp(centre):
        return 0
    return 1 if value > centre else -1


def _silence(
    values: list[float | None], centre: float | None, runs: list[Run], founded_on: int | None
) -> Silence | None:
    if centre is None:
        return Silence.NO_VALUES
    useful, present = sum(run.length for run in runs), sum(value is not None for value in values)
    if useful < LEAST:
        return Silence.TOO_FEW if present < LEAST else Silence.ON_THE_LINE
    if founded_on == present and len(runs) == 1:
        return Silence.ON_THE_LINE  # The median is the least or the most that there is: nothing can cross it.
    return None if founded_on is None or founded_on >= LEAST else Silence.SHORT_BASELINE


def _twentieth_of_tosses(tosses: int) -> int:
    """The smallest number of heads for which so many or fewer come in at least 5 % of all cases."""
    if tosses > EXACT_UNTIL:
        return _twentieth_of_many(tosses)
    heads, ways, so_far = 0, 1, 1
    while 20 * so_far < 2**tosses:
        ways = ways * (tosses - heads) // (heads + 1)
        heads, so_far = heads + 1, so_far + ways
    return heads


def _twentieth_of_many(tosses: int) -> int:
    from scipy.special import bdtr, bdtrik  # Here, because it is slow to load and few series are so long.

    heads = math.ceil(float(bdtrik(0.05, tosses, 0.5)))
    return heads - 1 if heads and bdtr(heads - 1, tosses, 0.5) >= 0.05 else heads
