"""The way from a logged event to its label."""

from django.urls import reverse
from django.utils.translation import gettext as _

from goldseam.events.parts import Way, way_to


@way_to("classified")
def way_to_label(event, person):
    if not person.writes_in(event.organisation):
        return None
    return Way(
        _("Classify it"),
        reverse("events:classification", args=[event.organisation.slug, event.number]),
        why=_("A few questions, about two minutes. The type says which kind of change will help."),
    )
