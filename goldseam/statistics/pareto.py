"""Pareto: what happens most often first, and how much of all the first few make up together."""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Bar:
    """`share` is its part of all, `cumulative` its part together with all bars before; both between 0 and 1."""

    name: str
    count: int
    share: float
    cumulative: float


def pareto(
    counts: Mapping[str, int], severities: Mapping[str, float] | None = None, other: str | None = None
) -> list[Bar]:
    """The most frequent first; of equals the most severe, then by name. The one named `other` comes last.

    What never happened has no bar. Raises ValueError for negative counts.
    """
    if any(count < 0 for count in counts.values()):
        raise ValueError("Counts are zero or more.")
    grave = severities or {}
    names = sorted(
        (name for name, count in counts.items() if count),
        key=lambda name: (name == other, -counts[name], -grave.get(name, 0), name),
    )
    total = sum(counts.values())
    so_far = itertools.accumulate(counts[name] for name in names)
    return [
        Bar(name, counts[name], counts[name] / total, together / total)
        for name, together in zip(names, so_far, strict=True)
    ]
