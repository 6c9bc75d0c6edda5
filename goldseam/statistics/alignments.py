"""Holes that line up: sets of layers with holes in the same events, and pairs of layers that work side by side.

In a strict sequence a layer is only met when all before it had holes, so lift is 1 there whatever happens, and is not
told. Closed sets: Zaki & Hsiao, SIAM Data Mining (2002). Phi: Yule, J Royal Statistical Society 75 (1912).
"""

import heapq
import math
from collections import Counter
from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import NamedTuple

from goldseam.statistics.given import count
from goldseam.statistics.layers import Alike, checked, columns, weights

LEAST = 3  # Events in which a set of layers had holes together, before that is called anything.
LARGEST_SET = 4
MOST_LOOKED_AT = 1_000


class Alignment(NamedTuple):
    """Layers that had holes in the same `support` events."""

    places: tuple[int, ...]
    support: int


class Alignments(NamedTuple):
    """The most frequent sets. `is_cut` where there are more than these."""

    sets: tuple[Alignment, ...]
    is_cut: bool


class WhyUnknown(StrEnum):
    IN_SEQUENCE = "in_sequence"  # the later one is met only when the earlier one has failed: lift is 1 whatever happens
    TOO_FEW = "too_few"
    NO_CONTRAST = "no_contrast"  # one of the two had a hole in all of these events


class Pair(NamedTuple):
    """Holes of two layers. `both` and `either` count all events; lift and phi look at the `met` that met both layers.

    Jaccard is both ÷ either. Lift is how many times as often both had holes as they would if they had nothing to do
    with each other; phi is the correlation. The two are None where `why_unknown` says why.
    """

    first: int
    second: int
    both: int
    either: int
    met: int
    jaccard: float
    lift: float | None
    phi: float | None
    why_unknown: WhyUnknown | None = None


def alignments(events: Sequence[Alike], layers: int, least: int = LEAST, most: int = 50) -> Alignments:
    """Sets of two to four layers with holes in the same `least` or more events, the most frequent `most` of them.

    A set is left out where a larger one has holes in the very same events: that one says it all. The search goes from
    the most frequent on and looks at no more than a thousand sets, however many layers and events there are.
    """
    checked(events, layers)
    least, most = max(1, count(least)), count(most)
    rows = _Holes(events, layers)
    waiting = [entry for places in rows.pairs() if (entry := rows.entry(places))[0] <= -least]
    heapq.heapify(waiting)
    found: list[Alignment] = []
    looked_at = 0
    while waiting and len(found) < most and looked_at < MOST_LOOKED_AT:
        support, _size, places = heapq.heappop(waiting)
        looked_at += 1
        longer = rows.longer(places) if len(places) < LARGEST_SET else {}
        if not longer or max(longer.values()) < -support:
            found.append(Alignment(places, -support))
        for place, number in longer.items():
            if place > places[-1] and number >= least:
                heapq.heappush(waiting, (-number, -len(places) - 1, (*places, place)))
    return Alignments(tuple(found), bool(waiting))


def pairs(
    events: Sequence[Alike], layers: int, side_by_side: Collection[tuple[int, int]] = (), least: int = LEAST
) -> list[Pair]:
    """All pairs with a hole in the same event, the most frequent first. `side_by_side` names places that are met at
    once: only of these, and from `least` such events on, lift and phi are reckoned."""
    checked(events, layers)
    beside = {(min(pair), max(pair)) for pair in side_by_side}
    found = [
        _pair(first, second, counts, (first, second) in beside, count(least))
        for first, second, counts in _tables(events, layers)
    ]
    return sorted(found, key=lambda pair: (-pair.both, -pair.jaccard, pair.first, pair.second))


def lift(both: int, first: int, second: int, n: int) -> float | None:
    """Of `n` events, `first` had a hole in one layer, `second` in the other, and `both` in both. 1 is as by chance."""
    both, first, second, n = _table(both, first, second, n)
    return n * both / (first * second) if first and second else None


def phi(both: int, first: int, second: int, n: int) -> float | None:
    """The correlation of two holes, from −1 to 1; None where one of the two is in all of the events, or in none."""
    both, first, second, n = _table(both, first, second, n)
    margins = first * (n - first) * second * (n - second)
    return (n * both - first * second) / math.sqrt(margins) if margins else None


def _table(both: int, first: int, second: int, n: int) -> tuple[int, int, int, int]:
    both, first, second, n = count(both), count(first), count(second), count(n)
    if both > min(first, second) or first + second - both > n:
        raise ValueError("A part is not larger than the whole.")
    return both, first, second, n


class _Holes:
    """Events by their holes, ready to be asked how many have a set of them."""

    def __init__(self, events: Sequence[Alike], layers: int):
        merged = Counter[int]()
        for one in events:
            if one.depth > 1:
                merged[one.holes] += one.number
        alike = [Alike(failed=holes, number=number) for holes, number in merged.items()]
        self.weights, self.columns = weights(alike), columns(layers, list(merged))
        self.together = self.columns.T @ (self.columns * self.weights[:, None])

    def pairs(self):
        layers = len(self.together)
        return ((first, second) for first in range(layers) for second in range(first + 1, layers))

    def entry(self, places: tuple[int, int]) -> tuple[int, int, tuple[int, ...]]:
        """As it waits in the heap: the most frequent first, of these the larger set."""
        return -int(self.together[places]), -len(places), places

    def longer(self, places: tuple[int, ...]) -> dict[int, int]:
        """In how many events the set and one more layer had holes, by the place of that one."""
        rows = self.columns[:, list(places)].all(axis=1)
        supports = self.weights[rows] @ self.columns[rows]
        return {place: int(number) for place, number in enumerate(supports) if place not in places}


def _tables(events: Sequence[Alike], layers: int):
    """For each pair with a hole in both: either and both of all events; first, second and n where both were met."""
    many = weights(events)[:, None]
    holes = columns(layers, [one.holes for one in events])
    met = columns(layers, [one.met for one in events])
    together, n, first_of = holes.T @ (holes * many), met.T @ (met * many), holes.T @ (met * many)
    for first in range(layers):
        for second in range(first + 1, layers):
            if both := int(together[first, second]):
                either = int(together[first, first] + together[second, second]) - both
                counts = both, int(first_of[first, second]), int(first_of[second, first]), int(n[first, second])
                yield first, second, (either, *counts)


def _pair(first: int, second: int, counts: tuple[int, int, int, int, int], is_beside: bool, least: int) -> Pair:
    either, both, *rest = counts
    found, tie = lift(both, *rest), phi(both, *rest)
    why = _why_unknown(is_beside, both, least, tie)
    if why:
        found = tie = None
    return Pair(first, second, both, either, rest[-1], both / either, found, tie, why)


def _why_unknown(is_beside: bool, both: int, least: int, tie: float | None) -> WhyUnknown | None:
    if not is_beside:
        return WhyUnknown.IN_SEQUENCE
    if both < least:
        return WhyUnknown.TOO_FEW
    return WhyUnknown.NO_CONTRAST if tie is None else None
