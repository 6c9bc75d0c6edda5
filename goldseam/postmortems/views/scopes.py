"""Loads the postmortem named in the address, out of those that this person may see."""

from django.shortcuts import get_object_or_404, redirect

from goldseam.people.scopes import OrganisationScoped
from goldseam.postmortems.models import Postmortem

OF_REVIEW = ("organisation", "team", "facilitator", "closure", "holding", "follow_through", "postponement")
LOADED = ("organisation", "owner", "circulation__by", *(f"review__{name}" for name in OF_REVIEW))


class PostmortemScoped(OrganisationScoped):
    """A view of one postmortem, or of something in it."""

    def load(self, number, **kwargs):
        seen = Postmortem.objects.filter(organisation=self.organisation).visible_to(self.request.user)
        self.postmortem = get_object_or_404(seen.select_related(*LOADED), review__number=number)
        self.review = self.postmortem.review

    def get(self, request, **kwargs):
        """Whoever comes to a part of a postmortem by its address is shown the postmortem."""
        return redirect(self.postmortem)
