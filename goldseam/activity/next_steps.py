"""What is next for one person: each practice says its part.

    @next_step(order=10)                                       # in a practice's next_steps.py
    def actions_due(person, organisation) -> Group: …

The number of queries of a part does not grow with what there is, and no part looks at all of a large organisation.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from operator import itemgetter

SHOWN = 5


@dataclass(frozen=True)
class NextStep:
    """One thing that waits for a person: what, why, where, and how much time is left.

    `mood` is `late`, `soon` or nothing; `time_left` says the same in words.
    """

    title: str
    href: str
    why: str = ""
    due: date | datetime | None = None
    mood: str = ""
    time_left: str = ""
    seam: tuple = ()


@dataclass(frozen=True)
class Group:
    """What waits for a person in one practice: the first few, and where the rest is.

    Where something can be answered on the spot, a practice brings a template of its own.
    """

    heading: str
    steps: list[NextStep]
    more_href: str = ""
    lead: str = ""
    template: str = "activity/_group.html"

    @property
    def has_more(self) -> bool:
        return len(self.steps) > SHOWN

    @property
    def shown(self) -> list[NextStep]:
        return self.steps[:SHOWN]


PARTS: list[tuple[int, Callable]] = []
FRESH_PARTS: list[tuple[int, Callable]] = []


def next_step(order: int, fresh: bool = False):
    """Adds a part to the home page: a function that returns a `Group`, or several. Lower orders stand first.

    Home pages are kept until an activity is recorded. A part is `fresh` if it changes without one.
    """
    parts = FRESH_PARTS if fresh else PARTS

    def register(part: Callable) -> Callable:
        parts.append((order, part))
        parts.sort(key=itemgetter(0))
        return part

    return register


def next_steps_of(person, organisation) -> list[Group]:
    """The parts that have something for this person."""
    return _groups(PARTS, person, organisation)


def fresh_steps_of(person, organisation) -> list[Group]:
    """The same, of the parts that are asked each time."""
    return _groups(FRESH_PARTS, person, organisation)


def _groups(parts, person, organisation) -> list[Group]:
    found = (part(person, organisation) for _order, part in parts)
    groups = (group for part in found for group in (part if isinstance(part, list) else [part]))
    return [group for group in groups if group.steps]
