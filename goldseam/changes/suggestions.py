"""Which other events a change may address: what is known of its event, each with how many events share it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from goldseam.changes.models import Scope
from goldseam.changes.proof.addressed import Addressed, Named, seen_by
from goldseam.changes.proof.words import marks_in_words
from goldseam.changes.scope_form import typed_of
from goldseam.events.models.layering import HOLES

MOST = 8
COUNTED = 1_000


@dataclass(frozen=True)
class Suggestion:
    """A choice to start from; `count` ends at a thousand."""

    words: str
    query: str
    count: int

    @property
    def many(self) -> str:
        return _("1,000+") if self.count > COUNTED else str(self.count)


def suggestions(change, person) -> list[Suggestion]:
    """The event's tags, conditions and holes, and its kind with its type; those that no other event shares are left."""
    seen, named = seen_by(change, person), Named.of(change)
    scopes = [Scope(change=change, same_again=True, **marks) for marks in _marks_of(change.event)[:MOST]]
    counted = [(scope, Addressed(scope, seen, named).at_most(COUNTED + 1)) for scope in scopes]
    return [
        Suggestion(", ".join(marks_in_words(scope)), urlencode(typed_of(scope)), count)
        for scope, count in counted
        if count > 1
    ]


def _marks_of(event) -> list[dict]:
    tags = [{"tag": tag.name} for tag in event.tags.all()[:3]]
    codes = dict.fromkeys(event.factors.exclude(code="").values_list("code", flat=True)[:20])
    factors = [{"factor": code} for code in [*codes][:3]]
    holes = event.layer_findings.filter(state__in=HOLES).select_related("layer")
    layers = [{"layer": finding.layer} for finding in holes[:2]]
    return [*tags, *factors, *layers, {"kind": event.kind, "failure_type": event.failure_type}]
