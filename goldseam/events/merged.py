"""Which events are one with an event, as far as the person who looks sees them."""

from dataclasses import dataclass

from goldseam.common.prepared import prepared
from goldseam.events.models import Event


@dataclass(frozen=True)
class Merged:
    """`is_elsewhere`: another event stands for this one; `kept` is that one, where the person may see it."""

    is_elsewhere: bool
    kept: Event | None
    others: list[Event]


def merged_with(event, person) -> Merged | None:
    """None where it is an event by itself."""
    if event.is_merged:
        return Merged(True, next(iter(_seen(person, event.merging.into_id)), None), [])
    others = _told_in(person, event.pk)
    return Merged(False, event, others) if others else None


@prepared
def _seen(person, event: int):
    return Event.objects.visible_to(person).filter(pk=event).select_related("organisation")


@prepared
def _told_in(person, event: int):
    return Event.objects.visible_to(person).filter(merging__into=event).select_related("organisation").newest_first()
