"""The page “Are we learning?”: what changed, what waits, what comes back, what moves, and everything else."""

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from goldseam.common.prepared import prepared
from goldseam.insights import seen
from goldseam.insights.asked import Asked
from goldseam.insights.kept import Kept
from goldseam.insights.measure import GROUPS, Figure, Measure
from goldseam.insights.measures import MEASURES, measure_named
from goldseam.insights.stories import Story, changes_told, stories_of
from goldseam.insights.waiting import Waiting, waiting
from goldseam.patterns.models import Pattern

STORIES, PATTERNS = 3, 3
DRAWN = 3  # Charts of trends; the others are one click away.


@dataclass(frozen=True)
class Told:
    """A measure, and what it found. `is_drawn`: its chart stands in the page."""

    measure: Measure
    figure: Figure
    is_drawn: bool = False


class Overview:
    def __init__(self, asked: Asked):
        self.asked, self._kept = asked, Kept(asked)

    @cached_property
    def _found(self) -> list[Story]:
        return stories_of(_newest_changes(self.asked))

    @property
    def stories(self) -> list[Story]:
        return self._found[:STORIES]

    @property
    def has_more_stories(self) -> bool:
        return len(self._found) > STORIES

    @cached_property
    def has_other_stories(self) -> bool:
        """Whether anything changed at another time, where nothing did in these days."""
        return bool(_any_change(self.asked))

    @cached_property
    def overdue(self) -> Told:
        return self._told(measure_named("overdue"))

    @cached_property
    def waiting(self) -> list[Waiting]:
        """Those of which there are any."""
        return [one for one in self._kept.count("waiting", waiting) if one.count]

    @cached_property
    def patterns(self) -> list[Pattern]:
        """The newest that people chose and have not closed. Of a team, those that were found in its events."""
        return _newest_patterns(self.asked)

    @cached_property
    def trends(self) -> list[Told]:
        """Those that show more than chance does stand first, and are drawn."""
        told = [self._told(one) for one in MEASURES if one.place == "trends"]
        told.sort(key=lambda one: not one.figure.is_signal)
        signals = [one for one in told if one.figure.is_signal and one.figure.chart][:DRAWN]
        return [Told(one.measure, one.figure, one in signals) for one in told]

    @cached_property
    def others(self) -> list[tuple]:
        """Everything else, under its headings."""
        rest = [one for one in MEASURES if one.place == "else" and one.key != "overdue"]
        rest.sort(key=lambda one: list(GROUPS).index(one.group))
        groups = groupby(rest, key=lambda one: one.group)
        return [(GROUPS[key], [self._told(one) for one in some]) for key, some in groups]

    @property
    def figures(self) -> list[Told]:
        """All of them, for machines."""
        return [self._told(one) for one in MEASURES]

    @property
    def is_empty(self) -> bool:
        """Nothing has been counted yet: then the page says what will stand here."""
        if self.stories or self.waiting or self.patterns or self.overdue.figure.n or _says_any(self.trends):
            return False
        return not any(_says_any(some) for _heading, some in self.others)

    def _told(self, measure) -> Told:
        return Told(measure, self._kept.count(measure.key, measure.figure))


@prepared
def _newest_changes(asked):
    return changes_told(asked).values_list("pk", flat=True)[: STORIES + 1]


@prepared
def _any_change(asked):
    return seen.changes(asked).values_list("pk", flat=True)[:1]


@prepared
def _newest_patterns(asked):
    found = Pattern.objects.filter(analysis__organisation=asked.organisation).open()
    if asked.team:
        found = found.filter(analysis__team=asked.team)
    related = found.visible_to(asked.person).select_related("analysis__organisation")
    return related.order_by("-analysis__number", "place", "pk")[:PATTERNS]


def _says_any(told: list[Told]) -> bool:
    return any(one.figure.says_any for one in told)
