"""What changed because of what we learned: an event, the lines before and after, and what later data say of it."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from goldseam.artifacts.comparing import SAME, Shown, content_of, sides
from goldseam.artifacts.models import Artifact, Version
from goldseam.changes.models import Change
from goldseam.changes.sentences import in_short, said_of
from goldseam.common.prepared import padded, prepared
from goldseam.events.models import Event
from goldseam.insights import seen
from goldseam.verdicts.words import joined

LINES = 3  # Of a side; the whole comparison is one click away.
WITH_ALL = ["event__organisation", "version__artifact__organisation"]


@dataclass(frozen=True)
class Story:
    """One change. `before` is the version that people worked by until then; None for something new."""

    change: Change
    before: Version | None

    @property
    def event(self) -> Event:
        return self.change.event

    @property
    def version(self) -> Version:
        return self.change.version

    @property
    def artifact(self) -> Artifact:
        return self.version.artifact

    @cached_property
    def _sides(self) -> tuple[list[Shown], list[Shown]]:
        left, right = sides(content_of(self.before), content_of(self.version))
        return _different(left), _different(right)

    @property
    def lines_before(self) -> list[Shown]:
        lines = self._sides[0][:LINES]
        if not lines and self.before:
            return [Shown(SAME, [(SAME, _("Nothing about this."))])]
        return lines

    @property
    def lines_after(self) -> list[Shown]:
        return self._sides[1][:LINES]

    @property
    def more(self) -> int:
        """How many lines differ beyond those that are shown."""
        return sum(max(0, len(side) - LINES) for side in self._sides)

    @property
    def look(self):
        """The newest look at later data. Nothing is counted for a list."""
        return self.change.newest_verification

    @property
    def is_proven(self) -> bool:
        return bool(self.look) and self.look.verdict == "supported"

    @property
    def proof(self) -> str:
        """What later data say so far and, while that is too early, how much more it takes; empty if nobody looked."""
        return joined(in_short(self.look), said_of(self.look).missing) if self.look else ""


def changes_told(asked):
    """Changes made in those days, newest first."""
    told = seen.changes(asked).filter(at__gte=asked.begins_at, at__lt=asked.ends_at)
    return told.order_by("-pk")


def stories(asked, first: int = 0, count: int = 3) -> list[Story]:
    """So many of them from the one in that place on: six queries, however many there are."""
    return stories_of(list(changes_told(asked).values_list("pk", flat=True)[first : first + count]))


def stories_of(keys: list[int]) -> list[Story]:
    """By key: with all that a story shows, a database may put every change in order to show the newest."""
    changes = _changes(padded(keys))
    before = {version.pk: version for version in _versions(padded(_keys_before(changes)))}
    return [Story(change, before.get(change.before_key)) for change in changes]


def _keys_before(changes: list) -> list[int]:
    return sorted({change.before_key for change in changes if change.before_key})


@prepared
def _changes(keys: list[int]):
    earlier = Version.objects.filter(artifact=OuterRef("version__artifact"), number__lt=OuterRef("version__number"))
    found = Change.objects.filter(pk__in=keys).order_by("-pk")
    found = found.annotate(before_key=Subquery(earlier.order_by("-number").values("pk")[:1]))
    return found.for_list().select_related(*WITH_ALL).prefetch_related("version__items")


@prepared
def _versions(keys: list[int]):
    return Version.objects.filter(pk__in=keys).select_related("artifact__organisation").prefetch_related("items")


def _different(lines: list[Shown]) -> list[Shown]:
    return [line for line in lines if line.mark != SAME and not line.heading]
