"""Counts as they are drawn: never below zero, and with their shares of the whole."""

from collections.abc import Sequence

from goldseam.charts.axes import known
from goldseam.charts.descriptions import Kind, Month, Pareto, Part


def counts_of(month: Month, kinds: Sequence[Kind]) -> list[float]:
    """How many of each kind, in the order of the kinds."""
    return [count_of(month.counts.get(kind.key)) for kind in kinds]


def count_of(value: float | None) -> float:
    return max([0.0, *known([value])])


def shares_of(chart: Pareto) -> list[tuple[Part, float, float]]:
    """Each bar with its share, and the share of all bars down to it."""
    counts = [count_of(bar.count) for bar in chart.bars]
    whole = sum(counts) or 1.0
    return [
        (bar, count / whole, min(sum(counts[: place + 1]) / whole, 1.0))
        for place, (bar, count) in enumerate(zip(chart.bars, counts, strict=True))
    ]
