"""The thread of an event: logged → classified → reviewed → changed → proven, read from what was really done."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, Min, OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from goldseam.changes.models import Change, Verification
from goldseam.common.prepared import prepared
from goldseam.events.models import Event

LABELS = {
    "logged": _("Logged"),
    "classified": _("Classified"),
    "reviewed": _("Reviewed"),
    "changed": _("Changed"),
    "proven": _("Proven"),
}


@dataclass(frozen=True)
class Step:
    """One step of the thread: whether it is reached, when, and where one goes for it."""

    key: str
    reached: bool
    is_next: bool = False
    when: datetime | None = None
    href: str | None = None

    @property
    def label(self):
        return LABELS[self.key]


def with_thread(events):
    """The events with what their threads need, in the same query: for lists."""
    changes = Change.objects.filter(event=OuterRef("pk"))
    proofs = Verification.objects.supporting().filter(change__event=OuterRef("pk"))
    held = Event.objects.filter(pk=OuterRef("pk"), reviews__holding__isnull=False)
    return events.annotate(has_review=Exists(held), has_change=Exists(changes), has_proof=Exists(proofs))


def thread_in_list(event) -> list[Step]:
    """The steps of an event that came from `with_thread`, without dates."""
    reached = {
        "logged": True,
        "classified": event.is_classified,
        "reviewed": event.has_review,
        "changed": event.has_change,
        "proven": event.has_proof,
    }
    return _steps(reached, {}, {})


def thread_of(event, hrefs: dict[str, str]) -> list[Step]:
    """The steps of one event with their dates; `hrefs` says where one goes for each."""
    ((classified, reviewed, changed, proven),) = _dates(event.pk)
    when = {
        "logged": event.logged_at,
        "classified": classified if event.is_classified else None,
        "reviewed": reviewed,
        "changed": changed,
        "proven": proven,
    }
    return _steps({key: moment is not None for key, moment in when.items()}, when, hrefs)


def changes_of(person, events: list[int]) -> dict[int, list[Change]]:
    """What was changed because of each of the events, as far as the person sees it."""
    changes: dict[int, list[Change]] = {event: [] for event in events}
    for change in _changes_of(person, events):
        changes[change.event_id].append(change)
    return changes


@prepared
def _changes_of(person, events: list[int]):
    return Change.objects.filter(event__in=events).visible_to(person).for_list()


@prepared
def _dates(event: int):
    """When it was first classified, first looked back at and first answered, and last shown to have helped."""
    proofs = Verification.objects.supporting().filter(change__event=OuterRef("pk")).order_by("-at").values("at")
    firsts = Min("classifications__at"), Min("reviews__holding__at"), Min("changes__at")
    return Event.objects.filter(pk=event).values_list(*firsts, Subquery(proofs[:1]))


def _steps(reached, when, hrefs) -> list[Step]:
    following = next((key for key in LABELS if not reached[key]), None)
    return [Step(key, reached[key], key == following, when.get(key), hrefs.get(key)) for key in LABELS]
