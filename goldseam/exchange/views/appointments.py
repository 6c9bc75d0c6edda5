"""Single appointments as files: a planned review, its follow-through, and the first weeks."""

from django.http import Http404
from django.utils.text import slugify

from goldseam.activity.first_steps import ticked_by_hand
from goldseam.common.resources import ResourceView
from goldseam.exchange.calendars import download
from goldseam.exchange.occasions import follow_through, load_review, planned_review
from goldseam.exchange.recurring import appointment
from goldseam.people.scopes import OrganisationScoped
from goldseam.reviews.models import Review


class ReviewScoped(OrganisationScoped):
    """Loads the review named in the address, out of those that this person may see."""

    def load(self, number, **kwargs):
        reviews = Review.objects.visible_to(self.request.user)
        self.review = load_review(reviews.filter(organisation=self.organisation, number=number))
        if self.review is None:
            raise Http404


class PlannedReviewView(ReviewScoped, ResourceView):
    def get(self, request, number, **kwargs):
        if self.review.planned_for is None:
            raise Http404
        return download([planned_review(self.review)], f"{slugify(self.review.event.title)[:40] or 'review'}")


class FollowThroughView(ReviewScoped, ResourceView):
    def get(self, request, number, **kwargs):
        if not hasattr(self.review, "follow_through"):
            raise Http404
        return download([follow_through(self.review)], "follow-through")


class FirstStepView(OrganisationScoped, ResourceView):
    def get(self, request, key, **kwargs):
        step = ticked_by_hand(key)
        if step is None:
            raise Http404
        return download([appointment(key, step, self.organisation, request.user)], key)
