"""What a digest is made of: sections of lines, words before numbers. Nothing restricted ever stands in one."""

from collections.abc import Callable
from dataclasses import dataclass, field

from goldseam.charts import Chart
from goldseam.insights.asked import Asked
from goldseam.insights.measure import Figure
from goldseam.insights.models import Rhythm

SHOWN = 5  # Of a list; the rest is one click away.


@dataclass(frozen=True)
class Line:
    """One thing that a digest tells. `title` names it, `words` say it, `href` opens what stands behind it."""

    title: str
    words: str = ""
    href: str = ""
    key: str = ""  # Of the measure, where it is a figure.
    figure: Figure | None = None
    is_gold: bool = False  # Something that was learned, or changed.


@dataclass(frozen=True)
class Section:
    """`lead` says what it is about or, where nothing is to be told, that. `more` opens all of it."""

    key: str
    heading: str
    lines: tuple[Line, ...] = ()
    lead: str = ""
    chart: Chart | None = None
    more: str = ""
    more_words: str = ""
    # What waits at this moment, whatever the days are that the digest tells of.
    is_now: bool = False

    @property
    def is_empty(self) -> bool:
        return not (self.lines or self.lead)


@dataclass
class Telling:
    """For whom a digest is made, and of what: the same for page, paper, file and mail."""

    asked: Asked
    rhythm: str
    is_newest: bool  # Only then does it say what waits now.
    figures: dict[str, Figure] = field(default_factory=dict)  # Asked once, however often they are told.

    @property
    def organisation(self):
        return self.asked.organisation

    @property
    def reader(self):
        return self.asked.person

    def of_team(self, found, *fields: str):
        """Those of the team that is asked for; all of them for the organisation."""
        return found.filter(**dict.fromkeys(fields or ("team",), self.asked.team)) if self.asked.team else found


SECTIONS: dict[str, list[tuple[int, Callable[[Telling], Section | None]]]] = {rhythm: [] for rhythm in Rhythm.values}


def section(rhythm: str, order: int) -> Callable:
    """Adds a section to the digests of that rhythm. Lower orders stand first; a section without news is left out."""

    def register(make: Callable) -> Callable:
        SECTIONS[rhythm].append((order, make))
        SECTIONS[rhythm].sort(key=lambda known: known[0])
        return make

    return register
