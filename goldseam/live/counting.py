"""How dots are counted: how many everybody has, what comes first, and what the group goes on with.

Rules without people: whoever leads a room breaks no ties, and a loud voice has as many dots as a quiet one.
"""

from collections.abc import Hashable, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

FEWEST_CLUSTERS = 4  # Fewer are all carried: there is nothing to choose.
ON_ONE = 2  # Dots of one person on one cluster, at most.
PLACES = 5
WITH_TIES = 7
QUIET_KILLER = 5  # Could become as bad as it gets: rare harm loses every contest of popularity.


class Counted(NamedTuple):
    """What a cluster got. `run_off` is what it got in the run-off, where it was in one."""

    key: Hashable
    votes: int = 0
    voters: int = 0
    potential: int = 0
    run_off: int = 0

    @property
    def first(self) -> tuple:
        """By dots, then by people, then by how bad it could become."""
        return self.votes, self.voters, self.potential

    @property
    def strength(self) -> tuple:
        return *self.first, self.run_off


class Outcome(NamedTuple):
    """The places by key, best first (those that are level share one), and what is carried.

    `tied` names those between which a run-off decides; they are not carried yet.
    """

    places: dict[Hashable, int]
    carried: list[Hashable]
    tied: list[Hashable]


def dots_each(clusters: int) -> int:
    """Between three and five; none where there are too few clusters to choose from."""
    return 0 if clusters < FEWEST_CLUSTERS else max(3, min(5, -(-clusters // 4)))


def outcome(counted: Sequence[Counted], had_run_off: bool = False) -> Outcome:
    """What the group goes on with: the first five, those level with the fifth, and whatever could become very bad.

    Where more than seven would be carried, a run-off decides between those that are level. It is held once: who is
    level after it is carried, too. What got no dot is left, in the vote as in the run-off, unless nobody gave any.
    """
    levels = _levels(counted)
    chosen, tied = _chosen(levels, any(one.votes for one in counted), had_run_off)
    killers = {one.key for one in counted if one.potential >= QUIET_KILLER}
    kept = {one.key for one in chosen} | killers
    in_order = [one.key for level in levels for one in level]
    return Outcome(
        _places(levels),
        [key for key in in_order if key in kept],
        [one.key for one in tied if one.key not in killers],
    )


def _levels(counted: Sequence[Counted]) -> list[list[Counted]]:
    in_order = sorted(counted, key=attrgetter("strength"), reverse=True)
    return [list(level) for _strength, level in groupby(in_order, attrgetter("strength"))]


def _chosen(levels: list[list[Counted]], anybody_voted: bool, had_run_off: bool):
    """Those that are carried by their dots, and those that still need a run-off."""
    if not anybody_voted:
        return [one for level in levels for one in level], []
    chosen: list[Counted] = []
    for level in levels:
        if len(chosen) >= PLACES or not level[0].votes or _lost_the_run_off(level[0], chosen):
            break
        if len(chosen) + len(level) > WITH_TIES and not had_run_off:
            return chosen, level
        chosen += level
    return chosen, []


def _lost_the_run_off(one: Counted, chosen: list[Counted]) -> bool:
    """Nobody chose it again, while others that it was level with were chosen."""
    return bool(chosen) and one.first == chosen[-1].first and not one.run_off


def _places(levels: list[list[Counted]]) -> dict[Hashable, int]:
    places: dict[Hashable, int] = {}
    next_place = 1
    for level in levels:
        places |= {one.key: next_place for one in level}
        next_place += len(level)
    return places
