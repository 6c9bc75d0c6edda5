"""Cards as somebody writes them: nobody else sees them, or that there are any."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render

from goldseam.common.resources import attempt
from goldseam.live.card_forms import DraftForm
from goldseam.live.stages import Doing
from goldseam.live.views.scopes import LIVE, RoomScoped


class DraftsView(RoomScoped):
    """A card is written, or written anew: its key is made on the device, so that what is sent twice is one card."""

    brings_words = True

    def post(self, request, **kwargs):
        form = DraftForm(request.POST)
        is_kept = attempt(form, self.room.write, owner=self.owner.cards, name=self.seat.name)
        return self.kept() if is_kept else self.refused(form)

    def kept(self) -> HttpResponse:
        """The script saves while somebody types: it has the words, and needs nothing of the page."""
        return HttpResponse(status=204) if self.request.headers.get(LIVE) else self.answer()

    def refused(self, form) -> HttpResponse:
        """Whoever sent words gets them back, also where the room has gone on meanwhile."""
        if self.request.headers.get(LIVE):
            return HttpResponse(status=409)  # The script shows which words were not taken.
        if self.room.stage.doing != Doing.WRITE:
            return render(self.request, "live/late.html", {"room": self.room, "form": form}, status=422)
        return self.answer(status=422, draft_form=form)


class DraftView(RoomScoped):
    """One card of one's own."""

    def delete(self, request, draft, **kwargs):
        if not request.headers.get(LIVE):
            return self.do(self.room.unwrite, self.owner.cards, draft)
        try:
            self.room.unwrite(self.owner.cards, draft)
        except ValidationError:
            return HttpResponse(status=409)  # It lies on the table by now, among all others.
        return HttpResponse(status=204)
