"""Closing a review, and opening it again."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from goldseam.common.resources import ResourceView, attempt
from goldseam.reviews.forms import ClosureForm
from goldseam.reviews.views.page import review_page
from goldseam.reviews.views.scopes import ReviewScoped


class ClosureView(ReviewScoped, ResourceView):
    def post(self, request, **kwargs):
        form = ClosureForm(request.POST, auto_id="closure_%s")
        if attempt(form, self.review.close, by=request.user):
            messages.success(request, _("The review is closed. In a week, look for ten minutes whether it landed."))
            return redirect(f"{self.review.get_absolute_url()}#part-close")
        return review_page(request, self.review, status=422, closure_form=form)

    def delete(self, request, **kwargs):
        self.review.reopen(by=request.user)
        return redirect(self.review)
