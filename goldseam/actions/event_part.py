"""What actions bring to the page of an event: those that were promised because of it, and kinds of change that fit."""

from goldseam.actions.models import Action, Remedy
from goldseam.actions.remedies import fitting
from goldseam.common.prepared import prepared
from goldseam.events.models.handing_over import erases_text
from goldseam.events.parts import event_part


@event_part("actions/_of_event.html", order=30)
def actions_of(event, person):
    if event.is_handed_over:
        return None
    label = event.classification
    return {
        "actions": _actions(person, event.pk),
        "fitting": [Remedy(key).label for key in fitting(label.reason)] if label else [],
    }


@prepared
def _actions(person, event: int):
    return Action.objects.filter(event=event).visible_to(person).with_state().order_by("number")


@erases_text
def erase_actions_of(event):
    """What was promised because of a matter tells of it."""
    event.actions.all().delete()
