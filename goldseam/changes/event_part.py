"""What changes bring to the page of an event: its thread, what it changed, and the ways to change and to prove."""

from django.urls import reverse
from django.utils.translation import gettext as _

from goldseam.changes import thread
from goldseam.changes.models import Change, Correction
from goldseam.common.prepared import prepared
from goldseam.events import threads
from goldseam.events.models.handing_over import erases_text
from goldseam.events.parts import Way, event_part, way_to

threads.read_by(thread)


@event_part("changes/_of_event.html", order=40)
def changes_of(event, person):
    if event.is_handed_over:
        return None
    return {"changes": _changes(person, event.pk)}


@way_to("changed")
def way_to_change(event, person):
    if not person.writes_in(event.organisation) or event.is_handed_over:
        return None
    return Way(
        _("Change what people work by"),
        f"{reverse('changes:new', args=[event.organisation.slug])}?event={event.number}",
        why=_("One line of a checklist is enough. A lesson that changes nothing is easily forgotten."),
    )


@way_to("proven")
def way_to_proof(event, person):
    changes = _keys(person, event.pk) if person.writes_in(event.organisation) else []
    if not changes:
        return None
    return Way(
        _("See whether it helped"),
        reverse("changes:proof", args=[event.organisation.slug, changes[0]]),
        why=_("The log is counted before and since. Rare things take their time."),
    )


@prepared
def _changes(person, event: int):
    return Change.objects.filter(event=event).visible_to(person).for_list()


@prepared
def _keys(person, event: int):
    return Change.objects.filter(event=event).visible_to(person).values_list("pk", flat=True)


@erases_text
def erase_changes_of(event):
    """What was counted tells of the matter. What people work by stays as it reads."""
    event.changes.all().delete()
    Correction.objects.filter(event=event).delete()
