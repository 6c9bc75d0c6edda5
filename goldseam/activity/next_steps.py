"""What is next for one person: each practice says its part.

    @next_step(order=10)                                       # in a practice's next_steps.py
    def reviews_under_way(person, organisation) -> Group: …

The number of queries of a part does not grow with what there is, and no part looks at all of a large organisation.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

SHOWN = 5


@dataclass(frozen=True)
class NextStep:
    """One thing that waits for a person: what, why, where, and how much time is left.

    `mood` is `late`, `soon` or nothing; `time_left` says the same in words.
    """

    title: str
    why: str
    href: str
    due: date | datetime | None = None
    mood: str = ""
    time_left: str = ""
    seam: tuple = ()


@dataclass(frozen=True)
class Group:
    """What waits for a person in one practice: the first few, and where the rest is."""

    heading: str
    steps: list[NextStep]
    more_href: str = ""

    @property
    def has_more(self) -> bool:
        return len(self.steps) > SHOWN

    @property
    def shown(self) -> list[NextStep]:
        return self.steps[:SHOWN]


PARTS: list[tuple[int, Callable]] = []


def next_step(order: int):
    """Adds a part to the home page. Lower orders stand first."""

    def register(part: Callable) -> Callable:
        PARTS.append((order, part))
        PARTS.sort(key=lambda pair: pair[0])
        return part

    return register


def next_steps_of(person, organisation) -> list[Group]:
    """The parts that have something for this person."""
    groups = (part(person, organisation) for _order, part in PARTS)
    return [group for group in groups if group.steps]
