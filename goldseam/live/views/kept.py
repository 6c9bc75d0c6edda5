"""What a card or a cluster becomes: a page of its own, so that nobody is disturbed while writing."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import redirect, render

from goldseam.common.numbers import number_in
from goldseam.common.resources import attempt
from goldseam.live.showing_votes import with_cards
from goldseam.live.views.scopes import RoomScoped


class KeptView(RoomScoped):
    """For whoever writes in the organisation; `card` or `cluster`, and `what` it becomes, stand in the address."""

    brings_words = True

    def load(self, **kwargs):
        asked = self.request.GET
        self.what = asked.get("what", "")
        self.way = self.room.purposed.becomes.get(self.what)
        self.source = _cluster(self.room, asked) or _card(self.room, asked)
        if not (self.way and self.source and self._is_by_themselves and self.room.may_keep(self.seat.person)):
            raise Http404

    @property
    def _is_by_themselves(self) -> bool:
        """The seat alone is not enough for what stays: on a shared device its person may have signed out."""
        return self.request.user.pk == self.seat.person_id

    def get(self, request, **kwargs):
        return self.sheet(self.way.form(self.room, str(self.source)))

    def post(self, request, **kwargs):
        form = self.way.form(self.room, str(self.source), request.POST)
        if attempt(form, self.keep):
            return redirect(self.room)
        return self.sheet(form, status=422)

    def keep(self, **facts):
        return self.room.keep(self.seat.person, self.source, self.what, facts)

    def sheet(self, form, status: int = 200):
        cards = getattr(self.source, "said", [])
        context = {
            "room": self.room,
            "source": self.source,
            "cards": cards,
            "what": self.what,
            "way": self.way,
            "form": form,
        }
        return render(self.request, "live/keep.html", context, status=status)


def _cluster(room, asked):
    number = number_in(asked.get("cluster", ""))
    return with_cards(room.clusters).filter(pk=number).first() if number is not None else None


def _card(room, asked):
    try:
        return room.cards.filter(pk=UUID(asked.get("card", "")), is_open=True).first()
    except ValueError:
        return None
