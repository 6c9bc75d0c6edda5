"""A page of what changed, with all that its rows tell: a number of queries that does not grow with them."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Count, Exists, OuterRef
from django.utils import timezone

from goldseam.artifacts.comparing import Shown
from goldseam.artifacts.models.version import Version
from goldseam.changes.models import Change
from goldseam.changes.sentences import sentences
from goldseam.events.models import Event
from goldseam.events.sentences import first_sentence
from goldseam.reporting.models import Outcome, Thanks
from goldseam.safety.models import PulseResponse
from goldseam.shareouts.differences import Differences
from goldseam.shareouts.strengthened import OUTCOME, RESPONSE, VERSION, heard_by

LINES = 6  # Of a difference; who wants all of it opens the version.


@dataclass
class Row:
    """One thing that changed: what reads differently or the words of an outcome, and what it goes back to."""

    at: datetime
    version: Version | None = None
    headline: str = ""
    words: list[str] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    proof: list[str] = field(default_factory=list)
    verdict: str = ""
    thanks: int = 0
    lines: list[Shown] = field(default_factory=list)
    has_more_lines: bool = False
    can_be_opened: bool = True
    response: PulseResponse | None = None

    @property
    def day(self) -> date:
        """When it changed; nobody needs to know it more exactly."""
        return timezone.localtime(self.at).date()

    @property
    def title(self) -> str:
        """What is different now, in a line."""
        return self.version.artifact.title if self.version else self.headline

    @property
    def href(self) -> str:
        return self.version.get_absolute_url() if self.version and self.can_be_opened else ""


class Rows:
    """The rows of one page, for one reader."""

    def __init__(self, organisation, person, found: list[tuple]):
        self.organisation = organisation
        self.reads = organisation.pk in person.sight.reads
        self.heard = heard_by(person, organisation).filter(pk=OuterRef("event"))
        self.outcomes = self._outcomes_named([key for _at, key, of in found if of == OUTCOME])
        self.versions = self._versions_named([key for _at, key, of in found if of == VERSION])
        self.responses = self._responses_named([key for _at, key, of in found if of == RESPONSE])
        self.differences = Differences(self.versions.values())
        self.changes = self._changes()
        events = {change.event_id for changes in self.changes.values() for change in changes}
        self.told = {one.event_id: one for one in Outcome.objects.filter(event__in=events, is_change=True)}
        self.thanks = self._thanks(events | {one.event_id for one in self.outcomes.values()})
        self.rows = [self._row(*one) for one in found]

    def _row(self, at, key: int, of: str) -> Row:
        if of == OUTCOME:
            outcome = self.outcomes[key]
            return _told(at, outcome, self.thanks.get(outcome.event_id, 0))
        if of == RESPONSE:
            return _responded(at, self.responses[key])
        version, changes = self.versions[key], self.changes[key]
        lines = self.differences.lines(version)
        more = len(lines) > LINES
        row = Row(at, version, lines=lines[:LINES], has_more_lines=more, can_be_opened=self.reads)
        row.events = [change.event for change in changes]
        row.words = [self.told[event.pk].text for event in row.events if event.pk in self.told]
        row.thanks = sum(self.thanks.get(event.pk, 0) for event in row.events)
        looks = [change.newest_verification for change in changes if change.newest_verification]
        if looks:
            newest = max(looks, key=lambda look: look.pk)
            row.proof, row.verdict = sentences(newest), newest.verdict
        return row

    def _outcomes_named(self, keys: list[int]) -> dict[int, Outcome]:
        found = Outcome.objects.filter(pk__in=keys).select_related("event__organisation", "event__team")
        return {one.pk: one for one in found}

    def _versions_named(self, keys: list[int]) -> dict[int, Version]:
        found = Version.objects.filter(pk__in=keys).select_related("artifact__organisation", "artifact__team")
        return {one.pk: one for one in found.prefetch_related("items")}

    def _responses_named(self, keys: list[int]) -> dict[int, PulseResponse]:
        found = PulseResponse.objects.filter(pk__in=keys).select_related("pulse__organisation", "group")
        return {one.pk: one for one in found}

    def _changes(self) -> dict[int, list[Change]]:
        """Why each reads differently: only what this reader may know."""
        found = Change.objects.filter(Exists(self.heard), version__in=[*self.versions])
        changes: dict[int, list[Change]] = defaultdict(list)
        for change in found.select_related("event__organisation", "event__team").prefetch_related("verifications"):
            changes[change.version_id].append(change)
        return changes

    def _thanks(self, events: set[int]) -> dict[int, int]:
        counted = Thanks.objects.filter(event__in=events).order_by().values("event").annotate(count=Count("pk"))
        return dict(counted.values_list("event", "count"))


def _told(at, outcome: Outcome, thanks: int) -> Row:
    return Row(at, events=[outcome.event], thanks=thanks, **_in_words(outcome.text))


def _responded(at, response: PulseResponse) -> Row:
    return Row(at, response=response, **_in_words(response.changing))


def _in_words(text: str) -> dict:
    """The first sentence is the headline, and stands there once."""
    headline = first_sentence(text)
    is_all = headline.rstrip(".…") == text.strip().rstrip(".")
    return {"headline": headline, "words": [] if is_all else [text]}
