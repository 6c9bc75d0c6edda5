"""Answering whether one learned something, unsigned."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from goldseam.common.resources import ResourceView, attempt
from goldseam.reviews.forms import LearnedForm
from goldseam.reviews.views.scopes import ReviewScoped
from goldseam.safety.models import Learned


class LearnedView(ReviewScoped, ResourceView):
    leaves_no_trace = True  # As of the safety prompt.

    def post(self, request, **kwargs):
        form = LearnedForm(request.POST)
        if attempt(form, Learned.give, review=self.review, by=request.user):
            messages.success(request, _("Thank you. Your answer carries no name."))
        else:
            messages.warning(request, " ".join(word for words in form.errors.values() for word in words))
        return redirect(f"{self.review.get_absolute_url()}#part-close")
