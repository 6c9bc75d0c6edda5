"""Reviews as a list, opening one, and one as a page."""

from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404, redirect, render

from goldseam.common.numbers import number_in
from goldseam.common.resources import ResourceView
from goldseam.events.models import Event
from goldseam.people.scopes import OrganisationScoped
from goldseam.reviews.models import Review
from goldseam.reviews.views.page import review_page
from goldseam.reviews.views.scopes import ReviewScoped

PAGE = 50
STATES = {"open": Review.objects.unclosed, "closed": Review.objects.closed}


class ReviewsView(OrganisationScoped, ResourceView):
    """GET lists the reviews, newest first; POST opens the review of an event."""

    def get(self, request, **kwargs):
        state = request.GET.get("state", "")
        reviews = STATES.get(state, Review.objects.all)().filter(organisation=self.organisation)
        reviews = reviews.visible_to(request.user).order_by("-number")
        if before := number_in(request.GET.get("before", "")):
            reviews = reviews.filter(number__lt=before)
        related = ("facilitator", "closure", "holding", "sitting", "follow_through", "postponement")
        rows = list(reviews.select_related(*related).prefetch_related("events")[: PAGE + 1])
        for row in rows:
            row.organisation = self.organisation
        context = {
            "rows": rows[:PAGE],
            "has_older": len(rows) > PAGE,
            "state": state if state in STATES else "",
            "waiting": self._waiting(request.user) if self.membership.writes and not before else [],
        }
        return render(request, "reviews/list.html", context)

    def _waiting(self, person):
        """The latest events that nobody has looked back at yet."""
        looked_at = Review.events.through.objects.filter(event=OuterRef("pk"))
        events = Event.objects.visible_to(person).learning().filter(~Exists(looked_at), organisation=self.organisation)
        return events.newest_first()[:5]

    def post(self, request, **kwargs):
        events = Event.objects.visible_to(request.user).learning().filter(organisation=self.organisation)
        event = get_object_or_404(events, number=number_in(request.POST.get("event", "")))
        return redirect(Review.open(by=request.user, event=event))


class ReviewView(ReviewScoped, ResourceView):
    """One review."""

    def get(self, request, **kwargs):
        return review_page(request, self.review)
