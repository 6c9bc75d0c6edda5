"""A measure: something that tells whether an organisation learns. Each says what it counts and opens its records.

    @measure("closure", place="else", order=10)                # in goldseam/insights/measures/actions.py
    class Closure(Measure):
        title = _("Promises kept in time")

        def figure(self, asked) -> Figure: …
        def records(self, asked, part) -> QuerySet | list: …

No measure knows a person: nothing is counted, sorted or filtered by who wrote, promised or answered.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from goldseam.charts import Chart
from goldseam.common import times
from goldseam.insights.comparing import compared
from goldseam.verdicts import Verdict
from goldseam.verdicts.words import joined

# The order of the page: what changed because of what we learned and what waits stand before them.
PLACES = ("trends", "else")
# Under which headings “everything else” stands, in this order.
GROUPS = {
    "changes": _("What changes"),
    "actions": _("Promises"),
    "reviews": _("Looking back"),
    "experiments": _("Trying small"),
    "checklists": _("Checklists at work"),
    "events": _("What happens"),
    "premortems": _("Looking ahead"),
    "people": _("Speaking up"),
}


@dataclass(frozen=True)
class Part:
    """A number that belongs to a figure, such as its numerator. `key` names the records behind it; "" has none."""

    label: str
    value: str
    key: str = ""


@dataclass(frozen=True)
class Figure:
    """What a measure found: always with how many it stands on, and the range that fits, or why nothing can be said.

    `words` is the whole sentence that people read. `value`, `low`, `high` and `n` are the same for machines: a share
    lies between 0 and 1, a time is in the unit of the measure; None where nothing may be said.
    """

    words: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    n: int | None = None
    parts: tuple[Part, ...] = ()
    chart: Chart | None = None
    verdict: Verdict | None = None
    is_signal: bool = False
    notes: tuple[str, ...] = ()
    is_hidden: bool = False  # The group is too small to hide in.
    as_of: datetime | None = None  # Where something was counted before now.

    @property
    def says_any(self) -> bool:
        """Not so where there is nothing to count yet, or it is too early: the words say why."""
        return bool(self.n or self.value)

    @property
    def told(self) -> str:
        """Its words where they stand alone: with up to when they tell, if that is not now."""
        as_of = _now("That is as of %(moment)s.") % {"moment": times.moment(self.as_of)} if self.as_of else ""
        return joined(self.words, as_of)


@dataclass(frozen=True)
class Record:
    """One thing behind a number."""

    title: str
    href: str
    note: str = ""
    at: Any = None


class Measure:
    """One measure; see the domain's definitions. Texts are translated lazily."""

    key = place = ""
    order = 0
    title: Any = ""
    counts: Any = ""  # What exactly is counted, with its edge cases.
    signal: Any = ""  # What would be a signal, and what would be none.
    handbook = ""
    unit = ""  # "" is a plain number; else "share", "days", "minutes", "ratio", "points".
    group = "events"  # One of GROUPS.
    better: Literal["", "lower", "higher"] = ""  # "higher" or "lower", where one of them is.
    gamed: Any = ""  # How the figure could be made to look better than it is, and what keeps that in check.
    guard: Any = ""
    is_current = False  # Tells of today, whatever days are asked for.

    def figure(self, asked) -> Figure:
        """What can be said for the team and the days asked for. Its queries do not grow with what there is."""
        raise NotImplementedError

    def picture(self, asked, figure: Figure) -> Chart | None:
        """The chart of its own page, for which more may be counted than for a line among others."""
        return figure.chart

    def compare(self, asked, now: Figure, before: Figure) -> Verdict | None:
        """What the figure of these days beside that of the days before allows one to say; None for nothing."""
        return compared(self, asked, now, before)

    def records(self, asked, part: str):
        """What stands behind a part of the figure, as a queryset or list; newest first."""
        raise NotImplementedError

    def record(self, found) -> Record:
        """How one of these is shown."""
        return Record(str(found), found.get_absolute_url())


MEASURES: list[Measure] = []


def measure(key: str, place: str, order: int) -> Callable:
    """Adds a measure to the page. Lower orders stand first."""

    def register(cls: type[Measure]) -> type[Measure]:
        one = cls()
        one.key, one.place, one.order = key, place, order
        MEASURES.append(one)
        MEASURES.sort(key=lambda known: (PLACES.index(known.place), known.order))
        return cls

    return register


def measure_named(key: str) -> Measure | None:
    return next((one for one in MEASURES if one.key == key), None)
