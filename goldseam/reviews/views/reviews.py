"""Reviews as a list, opening one, and one as a page."""

from django.shortcuts import get_object_or_404, redirect, render

from goldseam.common.numbers import number_in
from goldseam.common.resources import ResourceView
from goldseam.events.models import Event
from goldseam.people.scopes import OrganisationScoped
from goldseam.reviews.listing import Listing
from goldseam.reviews.models import Review
from goldseam.reviews.views.page import review_page
from goldseam.reviews.views.scopes import ReviewScoped


class ReviewsView(OrganisationScoped, ResourceView):
    """GET lists the reviews, newest first; POST opens the review of an event."""

    def get(self, request, **kwargs):
        return render(request, "reviews/list.html", {"listing": Listing(self.organisation, request.user, request.GET)})

    def post(self, request, **kwargs):
        events = Event.objects.visible_to(request.user).learning().filter(organisation=self.organisation)
        event = get_object_or_404(events, number=number_in(request.POST.get("event", "")))
        return redirect(Review.open(by=request.user, event=event))


class ReviewView(ReviewScoped, ResourceView):
    """One review. A document has an address of its own."""

    def get(self, request, **kwargs):
        return redirect(self.review) if self.review.is_document else review_page(request, self.review)
