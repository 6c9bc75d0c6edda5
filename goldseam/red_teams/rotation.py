"""Who could be asked next, fairly: nobody twice running, those who were asked least often first, chance among equals.

How often somebody was asked is used here and shown nowhere.
"""

import random
from collections.abc import Iterable, Mapping
from typing import TypeVar

Who = TypeVar("Who")


def choose(
    people: Iterable[Who], times: Mapping[Who, int], resting: Iterable[Who], size: int, chance=None
) -> list[Who]:
    """So many of the people, without those who rest. `times` is how often each was in a red team before."""
    chance = chance or random.SystemRandom()
    resting = set(resting)
    able = [who for who in people if who not in resting]
    chance.shuffle(able)
    return sorted(able, key=lambda who: times.get(who, 0))[:size]
