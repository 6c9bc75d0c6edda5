"""What changes bring to the page of an event: its thread, what it changed, and the ways to change and to prove."""

from django.urls import reverse
from django.utils.translation import gettext as _

from goldseam.changes import thread
from goldseam.changes.models import Change
from goldseam.events import threads
from goldseam.events.models.handing_over import erases_text
from goldseam.events.parts import Way, event_part, way_to

threads.read_by(thread)


@event_part("changes/_of_event.html", order=40)
def changes_of(event, person):
    if event.is_handed_over:
        return None
    return {"changes": list(Change.objects.filter(event=event).visible_to(person).for_list())}


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
    change = Change.objects.filter(event=event).visible_to(person).first()
    if change is None or not person.writes_in(event.organisation):
        return None
    return Way(
        _("See whether it helped"),
        reverse("changes:verifications", args=[event.organisation.slug, change.pk]),
        why=_("Count how often it happened before and after. Rare things take their time."),
    )


@erases_text
def erase_changes_of(event):
    """What was counted tells of the matter. What people work by stays as it reads."""
    event.changes.all().delete()
