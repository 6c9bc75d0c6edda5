"""What sharing out brings to the page of an event: who made something possible, and the way to say so.

Where an event leaves the learning process, or only a few may see it, nothing of it is told any more.
"""

from django.db.models import Q
from django.urls import reverse

from goldseam.activity.models import Activity
from goldseam.common.prepared import prepared
from goldseam.events.models.handing_over import withdraws_copies
from goldseam.events.parts import event_part
from goldseam.shareouts.models import NotePublication, Part, Recognition

SHOWN = 20


@event_part("shareouts/_of_event.html", order=45)
def recognitions_of(event, person):
    if event.is_handed_over or event.is_restricted:
        return None
    found, may_give = _recognitions(event.pk), person.writes_in(event.organisation)
    new = f"{reverse('shareouts:new_recognition', args=[event.organisation.slug])}?event={event.number}"
    return {"recognitions": found, "recognise_href": new if may_give else ""} if found or may_give else None


@prepared
def _recognitions(event: int):
    return Recognition.objects.filter(event=event).with_name()[:SHOWN]


@withdraws_copies
def withdraw_from_notes(event):
    """Out of drafts with all their versions, and out of what was published; also where its text is kept for a few."""
    parts = Part.objects.filter(Q(events=event) | Q(version__changes__event=event))
    keys = set(parts.values_list("pk", flat=True))
    keys |= set(Part.objects.filter(recognition__event=event).values_list("pk", flat=True))
    copies = NotePublication.objects.filter(note__parts__in=keys).distinct().select_related("note")
    shortened = {copy.note for copy in copies if copy.forget(keys)}
    Part.objects.filter(pk__in=keys).delete()
    Recognition.objects.filter(event=event).delete()
    for note in shortened:
        Activity.record("note.shortened", note, by=None)
