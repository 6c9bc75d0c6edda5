"""The events that people have said are the same again as one, earlier and later, with what was changed then."""

from dataclasses import dataclass

from goldseam.common.prepared import prepared
from goldseam.events import threads
from goldseam.events.models import Event, Recurrence


@dataclass(frozen=True)
class SameAgain:
    """One of them; `pk` is that of the link."""

    pk: int
    event: Event
    is_earlier: bool
    changes: list

    @property
    def mark(self):
        """Its small seam."""
        return threads.mark(self.event)


def same_again_as(event, person) -> list[SameAgain]:
    linked = _linked(person, event.pk)
    if not linked:
        return []
    others = {pk: earlier if later == event.pk else later for pk, later, earlier in linked}
    events = threads.with_thread(Event.objects.filter(pk__in=others.values())).in_bulk()
    changes = threads.changes_of(person, list(others.values()))
    return [
        SameAgain(pk, events[other], other < event.pk, changes[other])
        for pk, other in others.items()
        if other in events
    ]


@prepared
def _linked(person, event: int):
    return Recurrence.objects.of(event).visible_to(person).values_list("pk", "event", "earlier")
