"""Pareto: what happens most often first, and how much of all the first few make up together."""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass

from goldseam.statistics.given import count, number


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

    What never happened has no bar. Raises ValueError for what is no count.
    """
    known = {name: count(times) for name, times in counts.items()}
    grave = {name: number(severity) for name, severity in (severities or {}).items()}
    names = sorted(
        (name for name in known if known[name]),
        key=lambda name: (name == other, -known[name], -grave.get(name, 0), name),
    )
    total = sum(known.values())
    so_far = itertools.accumulate(known[name] for name in names)
    return [
        Bar(name, known[name], known[name] / total, together / total)
        for name, together in zip(names, so_far, strict=True)
    ]
