"""The way from a logged event to its label."""

from django.urls import reverse
from django.utils.translation import gettext as _

from goldseam.events.parts import Way, way_to
from goldseam.people.models.membership import WRITERS


@way_to("classified")
def way_to_label(event, person):
    if person.role_in(event.organisation) not in WRITERS:
        return None
    return Way(
        _("Classify it"),
        reverse("events:classification", args=[event.organisation.slug, event.number]),
        why=_("A few questions, about two minutes. The type says which kind of change will help."),
    )
