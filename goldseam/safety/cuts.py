"""What is told of a pulse: of one statement, of one team, or of all of them together. Everything is rounded already."""

from dataclasses import dataclass, field
from typing import NamedTuple

from goldseam.safety.items import Item


class Score(NamedTuple):
    """From 1 to 7, higher is safer, with the range that fits (95 %); all to one decimal."""

    value: float
    low: float
    high: float


class Change(NamedTuple):
    """Against the pulse before, above 0 is safer."""

    difference: float
    low: float | None
    high: float | None
    words: str


@dataclass(frozen=True)
class ItemResult:
    """What is told of one statement. Answers to those that are turned around are turned back: higher is safer."""

    item: Item
    mean: float | None = None
    band: str = ""
    n: int | None = None
    why_hidden: str = ""


@dataclass(frozen=True)
class Cut:
    """One team, or all of them together. Everything is rounded already."""

    name: str
    team_id: int | None
    invited: int
    n: int | None = None
    rate: float | None = None
    score: Score | None = None
    band: str = ""
    sd: float | None = None
    shared_view: bool | None = None
    items: list[ItemResult] = field(default_factory=list)
    speaking_up: ItemResult | None = None
    straight_liners: int | None = None
    why_hidden: str = ""
    comments: list[str] = field(default_factory=list)
    why_no_comments: str = ""
    change_since: Change | None = None
    why_no_change: str = ""

    @property
    def is_hidden(self) -> bool:
        return bool(self.why_hidden)
