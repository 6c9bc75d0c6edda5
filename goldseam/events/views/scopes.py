"""Loads the event named in the address, out of those that this person may see."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from goldseam.events.models import Event
from goldseam.people.scopes import READING, OrganisationScoped


class EventScoped(OrganisationScoped):
    """A view of one event."""

    def load(self, number, **kwargs):
        seen = Event.objects.visible_to(self.request.user).select_related("team", "logged_by", "hand_over")
        self.event = get_object_or_404(seen, organisation=self.organisation, number=number)
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
