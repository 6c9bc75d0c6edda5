"""Loads the event named in the address, out of those that this person may see."""

from django.http import Http404

from goldseam.common.prepared import prepared
from goldseam.events.models import Event
from goldseam.people.scopes import READING, OrganisationScoped


class EventScoped(OrganisationScoped):
    """A view of one event."""

    def load(self, number, **kwargs):
        found = _numbered(self.request.user, self.organisation.pk, number)
        if not found:
            raise Http404
        self.event = found[0]
        self.event.organisation = self.organisation


class EditedEvent(EventScoped):
    """A page for those who may say more about the event, such as a reporter about what they logged."""

    sender = "reports"

    def load(self, **kwargs):
        super().load(**kwargs)
        if self.event.is_handed_over or not self.event.can_be_edited_by(self.request.user):
            raise Http404


class LabelledEvent(EventScoped):
    """A page for those who classify; who may not finds nothing, also when only looking."""

    reader = "writes"

    def load(self, **kwargs):
        super().load(**kwargs)
        if self.event.is_handed_over and self.request.method in READING:
            raise Http404


@prepared
def _numbered(person, organisation: int, number: int):
    seen = Event.objects.visible_to(person).filter(organisation=organisation, number=number)
    return seen.select_related("team", "logged_by", "hand_over")
