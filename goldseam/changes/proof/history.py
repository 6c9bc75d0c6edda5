"""How the choice of what a change addresses came to be: each choice and correction, newest first."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from goldseam.changes.proof.times import in_force_since
from goldseam.changes.proof.words import in_words
from goldseam.events.models import Event

MOST = 30


@dataclass(frozen=True)
class Chosen:
    """One of them. `is_late`: people worked by the change already, so what came out could be known."""

    words: str
    why: str
    by: object
    at: datetime
    is_late: bool
    event: Event | None = None


def history_of(change, person) -> list[Chosen]:
    """As far as the person sees the single events that it names."""
    return sorted([*_choices(change), *_corrections(change, person)], key=lambda one: one.at, reverse=True)[:MOST]


def _choices(change):
    for scope in change.scopes.select_related("layer", "team", "by")[:MOST]:
        yield Chosen(in_words(scope), scope.why, scope.by, scope.at, _is_late(change, scope.at))


def _corrections(change, person):
    seen = Event.objects.visible_to(person)
    found = change.corrections.filter(event__in=seen).select_related("event__organisation", "by")
    for one in found[:MOST]:
        words = _("One event was %(place)s.") % {"place": one.get_place_display()}
        yield Chosen(words, one.why, one.by, one.at, _is_late(change, one.at), one.event)


def _is_late(change, at: datetime) -> bool:
    since = in_force_since(change)
    return since is not None and at > since
