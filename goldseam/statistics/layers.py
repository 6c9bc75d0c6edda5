"""Layers of defence over many events: which had holes, which held, and how far things came.

Layers stand in the order in which things meet them, and a set of layers is a number: the layer at place 0 is bit 1,
the next one bit 2, then 4. Up to 62 layers can be told apart. The picture of slices with holes is Reason's, BMJ 320
(2000).

A share of holes is one among events that were told. It is not how often a layer fails: what a layer stops for good and
in silence never becomes an event.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from goldseam.statistics.given import count
from goldseam.statistics.proportions import Share, wilson

MOST_LAYERS = 62
FAILED, ABSENT, HELD, NOT_REACHED, NOT_RELEVANT, UNKNOWN = "F", "A", "H", "N", "-", "U"
SETS = (FAILED, ABSENT, HELD, NOT_REACHED)


class Alike(NamedTuple):
    """`number` events in which all layers stood alike. What is in none of the four sets was unknown or not relevant."""

    failed: int = 0
    absent: int = 0
    held: int = 0
    not_reached: int = 0
    number: int = 1

    @property
    def holes(self) -> int:
        """Those that were met or ought to have been, and did not stop it."""
        return self.failed | self.absent

    @property
    def met(self) -> int:
        return self.holes | self.held

    @property
    def depth(self) -> int:
        """How many layers it got through."""
        return self.holes.bit_count()

    @property
    def last_standing(self) -> int | None:
        """The place of the layer that held when none was left behind it: it was that one, or nothing."""
        is_alone = self.holes and not self.not_reached and self.held.bit_count() == 1
        return self.held.bit_length() - 1 if is_alone else None


class LayerHoles(NamedTuple):
    """How one layer stood, in numbers of events. `holes` is (failed + absent) of (failed + absent + held)."""

    failed: int
    absent: int
    held: int
    not_reached: int
    last_standing: int
    holes: Share


def alike(events: Iterable[Sequence[str]]) -> list[Alike]:
    """Events, each as the codes of its layers in order (“FFHN-”), put together where they are alike."""
    found: Counter = Counter(_sets_of(codes) for codes in events)
    return [Alike(f, a, h, n, number) for (f, a, h, n), number in found.items()]


def hole_shares(events: Sequence[Alike], layers: int) -> list[LayerHoles]:
    """One row for each layer. Where nobody said how it stood, the share is None."""
    last = Counter[int | None]()
    for one in checked(events, layers):
        last[one.last_standing] += one.number
    failed, absent, held, not_reached = (_totals(events, layers, [one[field] for one in events]) for field in range(4))
    return [
        LayerHoles(f, a, h, n, last[place], wilson(f + a, f + a + h))
        for place, (f, a, h, n) in enumerate(zip(failed, absent, held, not_reached, strict=True))
    ]


def depths(events: Iterable[Alike]) -> dict[int, int]:
    """How many events got through how many layers."""
    found = Counter[int]()
    for one in events:
        found[one.depth] += one.number
    return dict(sorted(found.items()))


def _sets_of(codes: Sequence[str]) -> tuple[int, int, int, int]:
    if len(codes) > MOST_LAYERS or any(code not in (*SETS, NOT_RELEVANT, UNKNOWN) for code in codes):
        raise ValueError(f"A layer is one of F, A, H, N, - and U, and there are {MOST_LAYERS} at most.")
    sets = [sum(1 << place for place, code in enumerate(codes) if code == state) for state in SETS]
    return sets[0], sets[1], sets[2], sets[3]


def checked(events: Sequence[Alike], layers: int) -> Sequence[Alike]:
    if count(layers) > MOST_LAYERS:
        raise ValueError(f"Up to {MOST_LAYERS} layers can be told apart.")
    for one in events:
        sets = one[:4]
        if count(one.number) < 1 or any(not isinstance(part, int) or not 0 <= part < 1 << layers for part in sets):
            raise ValueError("Events have sets of layers that there are, and are one or more.")
        if sum(part.bit_count() for part in sets) != (one.met | one.not_reached).bit_count():
            raise ValueError("A layer stands in one way in an event.")
    return events


def columns(layers: int, sets: list[int]):
    """A row for each kind of event, a column for each layer: 1 where the layer is in the set."""
    import numpy as np  # Here, because it is slow to load and few pages need it.

    bits = np.array(sets, dtype=np.int64)
    return np.array([bits >> place & 1 for place in range(layers)], dtype=float).reshape(layers, len(sets)).T


def weights(events: Sequence[Alike]):
    import numpy as np

    return np.array([one.number for one in events], dtype=float)


def _totals(events: Sequence[Alike], layers: int, sets: list[int]) -> list[int]:
    return [int(total) for total in weights(events) @ columns(layers, sets)]
