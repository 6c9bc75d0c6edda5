"""What triage brings to the page of an event: that it waits, or which way it went. Both go where it is handed over."""

from goldseam.common.prepared import prepared
from goldseam.events.models.handing_over import withdraws_copies
from goldseam.events.parts import event_part
from goldseam.triage.models import Rating, Triage, Waiting
from goldseam.triage.ratings import opinions_on


@event_part("triage/_of_event.html", order=8)
def triage_of(event, person):
    if event.is_handed_over or event.is_merged:
        return None
    waiting, decided = _waiting(event.pk), _decided(event.pk)
    opinions = opinions_on(event, person)
    if not (waiting or decided or opinions.given):
        return None
    return {
        "waiting": waiting[0] if waiting else None,
        "triage": decided[0] if decided else None,
        "opinions": opinions,
        "may_sort": person.writes_in(event.organisation),
    }


@prepared
def _waiting(event: int):
    return Waiting.objects.filter(event=event)


@prepared
def _decided(event: int):
    return Triage.objects.filter(event=event).select_related("by", "review__organisation")


@withdraws_copies
def forget_triage_of(event) -> None:
    """Nothing of it waits here any more, and what was thought of it belongs to the other process."""
    for model in (Waiting, Triage, Rating):
        model.objects.filter(event=event).delete()
