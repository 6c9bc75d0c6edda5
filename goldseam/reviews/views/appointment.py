"""The moment that people agreed on: one tap on a suggestion plans it, another calls it off."""

from django.shortcuts import redirect

from goldseam.common.resources import ResourceView, attempt
from goldseam.reviews.forms import AppointmentForm
from goldseam.reviews.views.page import review_page
from goldseam.reviews.views.scopes import ReviewScoped


class AppointmentView(ReviewScoped, ResourceView):
    def post(self, request, **kwargs):
        form = AppointmentForm(request.POST)
        if attempt(form, self.review.plan_for, by=request.user):
            return redirect(f"{self.review.get_absolute_url()}#appointment")
        return review_page(request, self.review, status=422, appointment_form=form)

    def delete(self, request, **kwargs):
        self.review.call_off(by=request.user)
        return redirect(f"{self.review.get_absolute_url()}#appointment")
