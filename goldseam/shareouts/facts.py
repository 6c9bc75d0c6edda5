"""What really changed in a quarter, as parts of a note: only what the whole organisation may know, without names."""

from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from goldseam.artifacts.models.version import Version
from goldseam.changes.sentences import sentences
from goldseam.events.models import Visibility
from goldseam.reporting.models import Outcome
from goldseam.shareouts.differences import Differences
from goldseam.shareouts.models.part import FIELDS
from goldseam.shareouts.models.recognition import Recognition
from goldseam.shareouts.names import in_roles, redactor_for
from goldseam.shareouts.quarters import Quarter
from goldseam.shareouts.strengthened import answers, spoken_of

MOST = 200  # Of each kind: nobody reads a longer note.
LINES = 3


@dataclass
class Fact:
    """One thing that a note can tell, and what it goes back to; `events` are those of which its words tell."""

    kind: str
    content: dict[str, str]
    version: int | None = None
    outcome: int | None = None
    recognition: int | None = None
    events: list[int] = field(default_factory=list)

    @property
    def source(self) -> tuple:
        return (self.kind, self.version, self.outcome, self.recognition)


def facts_of(organisation, quarter: Quarter) -> list[Fact]:
    """All of them, in the order in which they happened."""
    facts = [*_changed(organisation, quarter), *_told(organisation, quarter), *_recognised(organisation, quarter)]
    texts = [text for fact in facts for text in fact.content.values()]
    redactor = redactor_for(organisation, texts)
    for fact in facts:
        room = FIELDS[fact.kind]
        fact.content = {name: in_roles(redactor, text)[: room[name]].strip() for name, text in fact.content.items()}
    return facts


def _changed(organisation, quarter) -> list[Fact]:
    """One for each version that answers something, with all that it answers."""
    links = answers(organisation).filter(**_within(quarter, organisation)).order_by("at", "pk")
    newest = [*dict.fromkeys(links.values_list("version", flat=True))][-2 * MOST :]
    found = links.filter(version__in=newest).select_related("event__team", "version__artifact__team")
    loaded = found.prefetch_related("verifications", "event__layer_findings__layer", "version__items")
    by_version: dict[int, list] = {}
    for change in loaded:
        by_version.setdefault(change.version_id, []).append(change)
    shared = [changes for changes in by_version.values() if _is_for_all(changes, organisation)][-MOST:]
    differences = Differences([changes[0].version for changes in shared])
    outcomes = _outcomes_in_words([change.event_id for changes in shared for change in changes])
    return [_of_version(organisation, changes, differences, outcomes) for changes in shared]


def _of_version(organisation, changes, differences: Differences, outcomes: dict[int, str]) -> Fact:
    version = changes[0].version
    events = [change.event for change in changes if _is_shared(change.event, organisation)]
    team = version.artifact.team or next((event.team for event in events if event.team), None)
    content = {
        "seen": "\n".join(event.title for event in events) or _("Something that a team noticed in its own work."),
        "layer": _layers(events),
        "team": team.name if team and organisation.has_teams else "",
        "changed": "\n".join(
            [_words(version, differences, organisation), *(outcomes[one.pk] for one in events if one.pk in outcomes)]
        ),
        "proof": _proof([change for change in changes if change.event in events]),
        "thanks": _thanks(len(changes)),
    }
    return Fact("strengthened", content, version=version.pk, events=[event.pk for event in events])


def _told(organisation, quarter) -> list[Fact]:
    """Outcomes in words: what changed elsewhere, and what did not change and why."""
    shared = spoken_of(organisation).unmerged().filter(pk=OuterRef("event"))
    if organisation.has_teams:
        shared = shared.filter(visibility=Visibility.ORGANISATION)
    linked = answers(organisation).filter(event=OuterRef("event"))
    told = Outcome.objects.filter(Exists(shared), event__organisation=organisation, **_within(quarter, organisation))
    told = told.filter(Q(is_change=False) | ~Exists(linked)).order_by("at", "pk")
    found = told.select_related("event__team").prefetch_related("event__layer_findings__layer")[:MOST]
    return [_of_outcome(organisation, outcome) for outcome in found]


def _of_outcome(organisation, outcome) -> Fact:
    event = outcome.event
    if not outcome.is_change:
        content = {"seen": event.title, "why": outcome.text}
        return Fact("nothing", content, outcome=outcome.pk, events=[event.pk])
    content = {
        "seen": event.title,
        "layer": _layers([event]),
        "team": event.team.name if event.team and organisation.has_teams else "",
        "changed": outcome.text,
        "proof": _proof([]),
        "thanks": _thanks(1),
    }
    return Fact("strengthened", content, outcome=outcome.pk, events=[event.pk])


def _recognised(organisation, quarter) -> list[Fact]:
    shared = spoken_of(organisation).filter(visibility=Visibility.ORGANISATION, pk=OuterRef("event"))
    given = Recognition.objects.filter(organisation=organisation, **_within(quarter, organisation))
    found = given.filter(Q(event=None) | Exists(shared)).order_by("at", "pk")[:MOST]
    return [Fact("recognition", {}, recognition=one.pk, events=[one.event_id] if one.event_id else []) for one in found]


def _is_shared(event, organisation) -> bool:
    return event.visibility == Visibility.ORGANISATION or not organisation.has_teams


def _is_for_all(changes, organisation) -> bool:
    """What belongs to one team alone stays there."""
    is_open = changes[0].version.artifact.team_id is None
    return is_open or any(_is_shared(change.event, organisation) for change in changes)


def _words(version: Version, differences: Differences, organisation) -> str:
    artifact = version.artifact
    if artifact.team_id and organisation.has_teams:
        return _("What a team works by reads differently now.")
    new = [f"“{line}”" for line in differences.added(version)[:LINES]]
    told = version.what_changed or ", ".join(new)
    name = {"title": artifact.title, "number": version.number, "what": told}
    if version.number == 1:
        return _("%(title)s is new: %(what)s") % name if told else _("%(title)s is new.") % name
    return _("%(title)s, version %(number)d: %(what)s") % name if told else str(version)


def _layers(events) -> str:
    """Where the holes were: what a change there reinforces."""
    holes = [finding.layer for event in events for finding in event.layer_findings.all() if finding.is_hole]
    return ", ".join(dict.fromkeys(layer.name for layer in sorted(holes, key=lambda layer: layer.position)))


def _proof(changes) -> str:
    looks = [change.newest_verification for change in changes if change.newest_verification]
    if not looks:
        return _("Nobody has counted before and after yet, so it is too early to say whether it helped.")
    return " ".join(sentences(max(looks, key=lambda look: look.pk)))


def _thanks(count: int) -> str:
    return _("Thank you to whoever spoke up.") if count == 1 else _("Thank you to all who spoke up.")


def _outcomes_in_words(events: list[int]) -> dict[int, str]:
    return dict(Outcome.objects.filter(event__in=events, is_change=True).values_list("event", "text"))


def _within(quarter: Quarter, organisation) -> dict:
    since, until = quarter.span_in(organisation)
    return {"at__gte": since, "at__lt": until}
