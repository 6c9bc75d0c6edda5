"""Loads the review named in the address, out of those that this person may see."""

from django.shortcuts import get_object_or_404, redirect

from goldseam.people.scopes import OrganisationScoped
from goldseam.reviews.models import Review

SHOWN = (
    "organisation",
    "facilitator",
    "closure",
    "holding",
    "sitting",
    "follow_through",
    "postponement",
    "team",
    "room__ending",
)


class ReviewScoped(OrganisationScoped):
    """A view of one review, or of something in it."""

    def load(self, number, **kwargs):
        reviews = Review.objects.visible_to(self.request.user).select_related(
            "organisation",
            "facilitator",
            "closure",
            "holding",
            "sitting",
            "follow_through",
            "postponement",
            "team",
            "room__ending",
        )
        self.review = get_object_or_404(reviews, organisation=self.organisation, number=number)

    def get(self, request, **kwargs):
        """Whoever comes to a part of a review by its address is shown the review."""
        return redirect(self.review)
