"""Phases: a series that a person split, with a reason, into parts that are judged each by itself.

Limits are never recalculated by the product. Wheeler's four questions come first: is the process different, is the
reason known, is it wanted, and is it expected to last?
"""

import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from goldseam.statistics.control import Control, Places
from goldseam.statistics.run_charts import RunChart
from goldseam.statistics.series import Baseline, places

Chart = TypeVar("Chart", RunChart, Control)


@dataclass(frozen=True)
class Phase(Generic[Chart]):
    """One part, from place `first` to place `last` of the whole series (0-based, both inside), and its chart."""

    first: int
    last: int
    chart: Chart

    def of_all(self, inside: Iterable[int]) -> list[int]:
        return [self.first + at for at in inside]


@dataclass(frozen=True)
class Phases(Generic[Chart]):
    """The parts one after the other; its lists have a place for each value of the whole series."""

    parts: list[Phase[Chart]]

    @property
    def values(self) -> Places:
        return [value for part in self.parts for value in part.chart.values]

    @property
    def centre(self) -> Places:
        return [part.chart.centre for part in self.parts for _ in part.chart.values]

    @property
    def upper(self) -> Places:
        return [limit for part in self.parts for limit in _limits(part.chart)[0]]

    @property
    def lower(self) -> Places:
        return [limit for part in self.parts for limit in _limits(part.chart)[1]]

    @property
    def outside(self) -> list[int]:
        """Places beyond the limits of their own phase."""
        return [at for part in self.parts for at in part.of_all(_outside(part.chart))]

    @property
    def in_long_runs(self) -> list[int]:
        """Places in runs that are too long for their own phase."""
        return [at for part in self.parts for at in part.of_all(_runs(part.chart).signals)]

    @property
    def signals(self) -> list[int]:
        """The places of both."""
        return sorted({*self.outside, *self.in_long_runs})

    @property
    def has_signal(self) -> bool:
        return any(part.chart.has_signal for part in self.parts)


def in_phases(
    values: Sequence[Any], splits: Iterable[int], chart: Callable[..., Chart], baseline: Baseline = None
) -> Phases[Chart]:
    """The series cut before each place in `splits`, and `chart(part)` for each of its parts.

    Where a chart needs two numbers for each point, give pairs and a function that takes them apart. A `baseline`
    belongs to the phase in which it begins, and ends with it: that one is `chart(part, baseline=…)`. Splits that lie
    before the first value or after the last cut nothing.
    """
    edges: list[int] = [0, *sorted({split for split in splits if 0 < split < len(values)}), len(values)]
    stretches = [range(first, end) for first, end in itertools.pairwise(edges)]
    frozen = None if baseline is None else places(baseline, len(values))
    return Phases([_phase(values, stretch, chart, frozen) for stretch in stretches])


def _phase(values: Sequence[Any], stretch: range, chart: Callable[..., Chart], frozen: range | None) -> Phase[Chart]:
    part = values[stretch.start : stretch.stop]
    if frozen is None or min(frozen.start, len(values) - 1) not in stretch:
        return Phase(stretch.start, stretch.stop - 1, chart(part))
    own = slice(frozen.start - stretch.start, frozen.stop - stretch.start)
    return Phase(stretch.start, stretch.stop - 1, chart(part, baseline=own))


def _limits(chart: RunChart | Control) -> tuple[Places, Places]:
    if isinstance(chart, Control):
        return chart.upper, chart.lower
    nothing: Places = [None] * len(chart.values)
    return nothing, nothing


def _outside(chart: RunChart | Control) -> list[int]:
    return chart.outside if isinstance(chart, Control) else []


def _runs(chart: RunChart | Control) -> RunChart:
    return chart.runs if isinstance(chart, Control) else chart
