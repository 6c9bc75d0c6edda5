"""Promising an action in a review."""

from django.shortcuts import redirect

from goldseam.actions.forms import ActionForm
from goldseam.common.resources import ResourceView, attempt
from goldseam.reviews.views.page import review_page
from goldseam.reviews.views.scopes import ReviewScoped


class ActionsView(ReviewScoped, ResourceView):
    def post(self, request, **kwargs):
        form = ActionForm(self.organisation, self.review.event, request.POST)
        if attempt(form, self.review.promise, by=request.user):
            return redirect(f"{self.review.get_absolute_url()}#actions")
        return review_page(request, self.review, status=422, action_form=form)
