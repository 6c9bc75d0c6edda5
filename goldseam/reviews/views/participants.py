"""Who takes part in a review."""

from django.shortcuts import redirect

from goldseam.common.gone import get_or_gone
from goldseam.common.resources import ResourceView, attempt
from goldseam.reviews.forms import ParticipantForm
from goldseam.reviews.views.page import review_page
from goldseam.reviews.views.scopes import ReviewScoped


class ParticipantsView(ReviewScoped, ResourceView):
    def post(self, request, **kwargs):
        form = ParticipantForm(self.review, request.POST)
        if attempt(form, self.review.invite, by=request.user):
            return redirect(f"{self.review.get_absolute_url()}#participants")
        return review_page(request, self.review, status=422, participant_form=form)


class ParticipantView(ReviewScoped, ResourceView):
    def delete(self, request, pk, **kwargs):
        place = f"{self.review.get_absolute_url()}#participants"
        self.review.take_out(get_or_gone(self.review.participants, place, pk=pk), by=request.user)
        return redirect(place)
