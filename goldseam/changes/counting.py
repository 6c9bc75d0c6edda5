"""The first measure of learning: how many things that people work by were changed because of events."""

from dataclasses import dataclass

from django.db.models import Count, Exists

from goldseam.artifacts.learned import events_learned_from, span_of
from goldseam.artifacts.models import Artifact
from goldseam.artifacts.models.learning import answers
from goldseam.artifacts.strength import USUAL, Strength


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
    for kind, said, is_lately, is_before, count in _counted(organisation, person):
        by_strength[Strength(said or USUAL[kind])] += count if is_lately else 0
        before += count if is_before else 0
    return Learned(by_strength, before)


def _counted(organisation, person):
    events = events_learned_from(organisation, person)
    lately, before = answers(events, *span_of("lately")), answers(events, *span_of("before"))
    seen = Artifact.objects.filter(organisation=organisation).visible_to(person)
    told = seen.learned_from(events, span_of("before")[0]).annotate(lately=Exists(lately), before=Exists(before))
    return told.order_by().values_list("kind", "said_strength", "lately", "before").annotate(Count("pk"))
