"""What of answers may be told without telling on anybody.

The rules are those of 02-safety: enough answers, nobody found by subtraction, nor by comparing two times, nor because
all said the same.
"""

import math
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from goldseam.statistics.given import finite
from goldseam.statistics.suppression import LEAST, shown

LEAST_FOR_SPREAD = 8  # How far a tiny team disagrees tells who thinks what.

Twice = Callable[[Collection], int]


class Band(StrEnum):
    """Where a number would say what everybody answered."""

    LOW = "low"
    MIDDLE = "middle"
    HIGH = "high"


class Fate(StrEnum):
    """What may be told of one cut."""

    SHOWN = "shown"
    BAND = "band"
    FEW = "few"  # too few answers
    BESIDE = "beside"  # enough answers, but it would tell a group that is too small


class Told(NamedTuple):
    """What may be told of the groups, and of all of them together (None where that would be one group alone)."""

    groups: dict
    total: Fate | None


def nobody_twice(names: Collection) -> int:
    return 0


def too_alike(values: Sequence[float]) -> bool:
    """Whether a mean would say what everybody answered: at most one of them differs from all others.

    “All the same” alone would not do: then hiding the number would say just that.
    """
    known = [round(value, 9) for value in finite(values)]
    return bool(known) and max(Counter(known).values()) >= len(known) - 1


def band_of(values: Sequence[float]) -> Band:
    mean = math.fsum(values) / len(values)
    return Band.LOW if mean < 3 else Band.MIDDLE if mean <= 5 else Band.HIGH


def what_may_be_told(
    values: Mapping[Any, Sequence[float]], least: int = LEAST, twice: Twice = nobody_twice, kept_back: Collection = ()
) -> Told:
    """For the answers of each group to one question, or their scores.

    What the total minus all that is shown would tell is a cut like any other: it takes enough people, and must not
    be all alike. `twice` says of some groups how many of their answers, at most, come from somebody who answered in
    another one of these, too.
    `kept_back`: groups that get no number here in any case.
    """
    seen = shown({name: len(found) for name, found in values.items()}, least)
    fates = {name: _fate(found, name in seen, least) for name, found in values.items()}
    fates |= {name: Fate.BAND for name, fate in fates.items() if name in kept_back and fate == Fate.SHOWN}
    if len(values) < 2:
        return Told(fates, None)
    kept = [name for name, fate in fates.items() if fate != Fate.SHOWN]
    total, rest = _together(values, list(values)), _together(values, kept)
    people, hidden = len(total) - twice(list(values)), len(rest) - twice(kept)
    return Told(fates, _fate_of_total(total, people, rest, hidden, least))


def more_than_one_kept_back(shown_items: Mapping[int, Sequence[float]], kept_back: Sequence[int]) -> int | None:
    """The item to keep back as well, where one alone is: the score minus the others would tell it."""
    if len(kept_back) != 1 or not shown_items:
        return None
    return min(shown_items, key=lambda item: (_scatter(shown_items[item]), item))


def too_close_to_others(rosters: Mapping[Any, frozenset], least: int = LEAST) -> set:
    """Groups that are not asked since they are nearly the same people as others.

    A team of six has the mean 5.2 and five of them as another team 5.5: the sixth answered 3.7. So whoever is left of a
    group, without the people of groups that lie (nearly) inside it, has to be nobody or enough to hide in.
    """
    left = dict(rosters)
    while (close := _first_too_close(left, least)) is not None:
        del left[close]
    return set(rosters) - set(left)


def at_least_in_both(before: int, after: int, in_either: int) -> int:
    """How many answered both times, at the very least. Nobody knows who, so it follows from how many could have."""
    return max(0, before + after - in_either)


def may_compare(answered_in_both: int | None, roster_change: int | None, least: int = LEAST) -> bool:
    """Whether a difference between two times may be told: enough stayed, and nobody or enough came and went."""
    if answered_in_both is None or roster_change is None:
        return False
    return answered_in_both >= least and (roster_change == 0 or roster_change >= least)


def _fate(values: Sequence[float], is_seen: bool, least: int) -> Fate:
    if not is_seen:
        return Fate.FEW if len(values) < least else Fate.BESIDE
    return Fate.BAND if too_alike(values) else Fate.SHOWN


def _together(values: Mapping[Any, Sequence[float]], names: list) -> list[float]:
    return [value for name in names for value in values[name]]


def _fate_of_total(total: list[float], people: int, rest: list[float], hidden: int, least: int) -> Fate:
    """`people` and `hidden`: how many people, at the least, stand behind all answers and behind the rest of them."""
    if people < least:
        return Fate.FEW
    if rest and hidden < least:
        return Fate.BESIDE
    return Fate.BAND if too_alike(total) or too_alike(rest) else Fate.SHOWN


def _scatter(values: Sequence[float]) -> float:
    mean = math.fsum(values) / len(values)
    return math.fsum((value - mean) ** 2 for value in values) / len(values)


def _first_too_close(rosters: dict, least: int) -> Hashable | None:
    """The smallest of the groups that leave too few of another one."""
    for name, people in sorted(rosters.items(), key=lambda row: (-len(row[1]), str(row[0]))):
        inside = [other for other in rosters if other != name and len(rosters[other] - people) < least]
        inside = [other for other in inside if rosters[other] & people]
        together = frozenset().union(*(rosters[other] for other in inside))
        lefts = [people - together, *(people - rosters[other] for other in inside)]
        if inside and any(0 < len(left) < least for left in lefts):
            return min(inside, key=lambda other: (len(rosters[other]), str(other)))
    return None
