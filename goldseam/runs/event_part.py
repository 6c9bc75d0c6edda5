"""What runs bring to the page of an event: the run that caught it, for those who see the checklist."""

from django.utils.translation import gettext as _

from goldseam.artifacts.models import Artifact
from goldseam.common.prepared import prepared
from goldseam.events.models.handing_over import erases_text
from goldseam.events.parts import event_part
from goldseam.runs.models import Answer, Answered, Catch


@event_part("runs/_of_event.html", order=12)
def caught_in(event, person):
    if event.source != "run":
        return None
    caught = list(_catches(person, event.pk))
    return {"caught_in": caught} if caught else None


@prepared
def _catches(person, event: int):
    seen = Artifact.objects.visible_to(person).values("pk")
    caught = Catch.objects.filter(event=event, run__artifact__in=seen)
    return caught.select_related("run__artifact", "run__organisation", "item")


@erases_text
def erase_catches_of(event):
    """What was found goes with the event; that something was found stays with the run."""
    for catch in event.catches.all():
        problems = Answer.objects.filter(run=catch.run_id, item=catch.item_id, state=Answered.PROBLEM)
        problems.update(reason=_("Handed over to another process"))
