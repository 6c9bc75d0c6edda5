"""Loads the postmortem named in the address, out of those that this person may see."""

from django.shortcuts import get_object_or_404, redirect

from goldseam.common.numbers import number_in
from goldseam.events.models import Event
from goldseam.people.scopes import OrganisationScoped
from goldseam.postmortems.models import Postmortem

OF_REVIEW = ("organisation", "team", "facilitator", "closure", "holding", "follow_through", "postponement")
LOADED = ("organisation", "owner", "origin", "circulation__by", *(f"review__{name}" for name in OF_REVIEW))


class OfEvent(OrganisationScoped):
    """Something about an event that has no postmortem yet: `?event=12` names it."""

    reader = "writes"

    def load(self, **kwargs):
        events = Event.objects.visible_to(self.request.user).learning().filter(organisation=self.organisation)
        self.event = get_object_or_404(events, number=number_in(self.request.GET.get("event", "")))
        self.event.organisation = self.organisation


class GuideScoped(OrganisationScoped):
    """A view for those who guide the organisation's learning."""

    sender = reader = "guides"


class PostmortemScoped(OrganisationScoped):
    """A view of one postmortem, or of something in it."""

    def load(self, number, **kwargs):
        seen = Postmortem.objects.filter(organisation=self.organisation).visible_to(self.request.user)
        self.postmortem = get_object_or_404(seen.select_related(*LOADED), review__number=number)
        self.review = self.postmortem.review

    def get(self, request, **kwargs):
        """Whoever comes to a part of a postmortem by its address is shown the postmortem."""
        return redirect(self.postmortem)
