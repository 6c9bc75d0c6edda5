"""Answering the safety prompt, unsigned."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from goldseam.common.resources import ResourceView, attempt
from goldseam.reviews.forms import SafetyForm
from goldseam.reviews.views.page import review_page
from goldseam.reviews.views.scopes import ReviewScoped
from goldseam.safety.models import SafetyAnswer


class SafetyAnswerView(ReviewScoped, ResourceView):
    leaves_no_trace = True  # Who sent a form and when would say who answered. Each person's turn is spent once anyway.

    def post(self, request, **kwargs):
        form = SafetyForm(request.POST, auto_id="safety_%s")
        if attempt(form, SafetyAnswer.give, review=self.review, by=request.user):
            messages.success(request, _("Thank you. Your answer carries no name."))
            return redirect(f"{self.review.get_absolute_url()}#part-close")
        if SafetyAnswer.has_come_from(request.user, self.review):
            return redirect(f"{self.review.get_absolute_url()}#part-close")
        return review_page(request, self.review, status=422, safety_form=form)
