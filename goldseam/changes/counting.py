"""The first measure of learning: how many things that people work by were changed because of events."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import BooleanField, Count, ExpressionWrapper, Q

from goldseam.artifacts.learned import events_learned_from, span_of
from goldseam.artifacts.models import Artifact
from goldseam.artifacts.models.learning import answering
from goldseam.artifacts.strength import USUAL, Strength
from goldseam.common.prepared import prepared


@dataclass(frozen=True)
class Learned:
    """How many distinct artifacts were changed because of events in the last 90 days, by strength; and before."""

    by_strength: dict[Strength, int]
    before: int

    @property
    def count(self) -> int:
        return sum(self.by_strength.values())

    @property
    def strengths(self) -> list[tuple[Strength, int]]:
        """The strongest first."""
        return [(level, self.by_strength[level]) for level in reversed(Strength)]


def learned_in(organisation, person) -> Learned:
    """As far as the person sees both ends: one query, whatever there is."""
    by_strength, before = dict.fromkeys(Strength, 0), 0
    since, until = span_of("before")
    for kind, said, is_lately, is_before, count in _counted(person, organisation.pk, since, until):
        by_strength[Strength(said or USUAL[kind])] += count if is_lately else 0
        before += count if is_before else 0
    return Learned(by_strength, before)


@prepared
def _counted(person, organisation: int, since: datetime, until: datetime):
    """By kind and strength, whether they were changed since `until`, and whether between both moments."""
    events = events_learned_from(organisation, person)
    lately, before = answering(events, until), answering(events, since, until)
    seen = Artifact.objects.filter(organisation=organisation).visible_to(person)
    told = seen.learned_from(events, since).annotate(lately=_is_among(lately), before=_is_among(before))
    return told.order_by().values_list("kind", "said_strength", "lately", "before").annotate(Count("pk"))


def _is_among(keys):
    return ExpressionWrapper(Q(pk__in=keys), BooleanField())
