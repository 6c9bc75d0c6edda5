"""Answering in a room what ends a review, with or without an account, unsigned."""

from django.http import Http404

from goldseam.common.resources import attempt
from goldseam.live.stages import Doing
from goldseam.live.views.scopes import RoomScoped
from goldseam.reviews.becoming import debrief_of, review_of
from goldseam.reviews.forms import LearnedForm, SafetyForm
from goldseam.reviews.purposes import is_asked
from goldseam.safety.models import Learned, SafetyAnswer


class RoomPromptView(RoomScoped):
    """Whoever has an account answers once, here or on the page of the review; a guest once from this seat."""

    def load(self, **kwargs):
        self.review = self.reviewed()
        is_put = self.review and self.room.stage.doing == Doing.CLOSE and is_asked(self.room, self.seat)
        if not is_put:
            raise Http404

    def reviewed(self):
        return review_of(self.room)

    def get(self, request, **kwargs):
        return self.answer()


class RoomSafetyView(RoomPromptView):
    brings_words = True

    def reviewed(self):
        return review_of(self.room) or debrief_of(self.room)

    def post(self, request, **kwargs):
        form = SafetyForm(request.POST, auto_id="safety_%s")
        if attempt(form, SafetyAnswer.give, review=self.review, by=self.seat.person or self.owner.safety):
            return self.answer()
        return self.answer(status=422, safety_form=form)


class RoomLearnedView(RoomPromptView):
    def post(self, request, **kwargs):
        form = LearnedForm(request.POST)
        if attempt(form, Learned.give, review=self.review, by=self.seat.person or self.owner.learned):
            return self.answer()
        return self.answer(status=422, refusal=" ".join(word for words in form.errors.values() for word in words))
