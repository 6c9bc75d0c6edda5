"""Holding a review in a room: how it is to be held, and opening it."""

from django.shortcuts import redirect, render

from goldseam.common.resources import ResourceView, attempt
from goldseam.live.opening_forms import HoldForm
from goldseam.reviews.models.gathering import PURPOSE
from goldseam.reviews.room_templates import for_document
from goldseam.reviews.views.scopes import ReviewScoped


class RoomView(ReviewScoped, ResourceView):
    """Whoever may only look, or comes when people sit in it already, is shown the review or the room."""

    def get(self, request, **kwargs):
        if not self.review.can_be_edited_by(request.user) or self.review.is_closed:
            return redirect(self.review)
        if self.review.is_gathered:
            return redirect(self.review.room)
        return self._page(self._form())

    def post(self, request, **kwargs):
        form = self._form(request.POST)
        if attempt(form, self._hold):
            return redirect(form.result)
        return self._page(form, status=422)

    def _form(self, data=None) -> HoldForm:
        return HoldForm(self.organisation, PURPOSE, data, initial={"template": f"aar-{self.review.minutes}"})

    def _hold(self, template, **how):
        stages = for_document(template) if self.review.is_document else template
        return self.review.hold_in_room(self.request.user, stages, **how)

    def _page(self, form, status=200):
        context = {"review": self.review, "form": form}
        return render(self.request, "reviews/room/new.html", context, status=status)
