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

Chart = TypeVar("Chart", RunChart, Control)


@dataclass(frozen=True)
class Phase(Generic[Chart]):
    """One part, from place `first` to place `last` of the whole series (0-based, both inside), and its chart."""

    first: int
    last: int
    chart: Chart

    def places(self, inside: Iterable[int]) -> list[int]:
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
        return [at for part in self.parts for at in part.places(_outside(part.chart))]

    @property
    def in_long_runs(self) -> list[int]:
        """Places in runs that are too long for their own phase."""
        return [at for part in self.parts for at in part.places(_runs(part.chart).signals)]

    @property
    def has_signal(self) -> bool:
        return any(part.chart.has_signal for part in self.parts)


def in_phases(
    values: Sequence[Any], splits: Iterable[int], chart: Callable[..., Chart], baseline: slice | None = None
) -> Phases[Chart]:
    """The series cut before each place in `splits`, and `chart(part)` for each of its parts.

    Where a chart needs two numbers for each point, give pairs and a function that takes them apart. A `baseline` is
    frozen in the phase that it lies in, by `chart(part, baseline=…)`. Raises ValueError for splits outside of the
    series, and for a baseline that reaches over a split.
    """
    edges = [0, *sorted(set(splits)), len(values)]
    stretches = list(itertools.pairwise(edges))
    if values and any(first >= end for first, end in stretches):
        raise ValueError("A split lies inside the series.")
    frozen = range(*baseline.indices(len(values))) if baseline else None
    if frozen and not any(first <= frozen.start and frozen.stop <= end for first, end in stretches):
        raise ValueError("A baseline lies within one phase.")
    return Phases([_phase(values, first, end, chart, frozen) for first, end in stretches])


def _phase(
    values: Sequence[Any], first: int, end: int, chart: Callable[..., Chart], frozen: range | None
) -> Phase[Chart]:
    part = values[first:end]
    if frozen is None or not first <= frozen.start < end:
        return Phase(first, end - 1, chart(part))
    return Phase(first, end - 1, chart(part, baseline=slice(frozen.start - first, frozen.stop - first)))


def _limits(chart: RunChart | Control) -> tuple[Places, Places]:
    if isinstance(chart, Control):
        return chart.upper, chart.lower
    nothing: Places = [None] * len(chart.values)
    return nothing, nothing


def _outside(chart: RunChart | Control) -> list[int]:
    return chart.outside if isinstance(chart, Control) else []


def _runs(chart: RunChart | Control) -> RunChart:
    return chart.runs if isinstance(chart, Control) else chart
