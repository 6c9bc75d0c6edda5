"""Adding to the event's timeline and factors in the course of a review."""

from django.shortcuts import redirect

from goldseam.common.resources import ResourceView, attempt
from goldseam.reviews.forms import FactorForm, TimelineForm
from goldseam.reviews.views.page import review_page
from goldseam.reviews.views.scopes import ReviewScoped


class TimelineView(ReviewScoped, ResourceView):
    def post(self, request, **kwargs):
        form = TimelineForm(request.POST, auto_id="timeline_%s")
        if attempt(form, self.review.note, by=request.user):
            return redirect(f"{self.review.get_absolute_url()}#timeline")
        return review_page(request, self.review, status=422, timeline_form=form)


class FactorsView(ReviewScoped, ResourceView):
    def post(self, request, **kwargs):
        form = FactorForm(request.POST, auto_id="factor_%s")
        if attempt(form, self.review.name_factor, by=request.user):
            return redirect(f"{self.review.get_absolute_url()}#factors")
        return review_page(request, self.review, status=422, factor_form=form)
