"""Turns: taking one's own, passing, and what whoever leads does about them."""

from django.shortcuts import get_object_or_404

from goldseam.common.numbers import number_in
from goldseam.live.stages import Doing
from goldseam.live.views.scopes import RoomScoped


class TurnView(RoomScoped):
    """The turn that is somebody's now. It is taken by turning over a card, or by speaking; or passed."""

    def post(self, request, **kwargs):
        turn = number_in(request.POST.get("turn", ""))
        return self.do(self.verb, self.seat, turn)

    @property
    def verb(self):
        if "pass" in self.request.POST:
            return self.room.pass_turn
        return self.room.turn_over if self.room.stage.doing == Doing.REVEAL else self.room.take_turn


class NextTurnView(RoomScoped):
    """Whoever leads goes on to the next one: for somebody who is away, or who spoke and forgot to say so."""

    needs = "lead"

    def post(self, request, **kwargs):
        outcome = "spoke" if "spoke" in request.POST else "passed"
        turn = number_in(request.POST.get("turn", ""))
        return self.do(self.room.next_turn, by=self.seat.person, turn=turn, outcome=outcome)


class RoundView(RoomScoped):
    """One more round."""

    needs = "lead"

    def post(self, request, **kwargs):
        after = number_in(request.POST.get("after", ""))
        return self.do(self.room.begin_round, by=self.seat.person, after=after or 0)


class SpokenView(RoomScoped):
    """Whoever leads notes that somebody spoke in between."""

    needs = "lead"

    def load(self, seat, **kwargs):
        self.whose = get_object_or_404(self.room.seats, pk=seat)

    def post(self, request, **kwargs):
        after = number_in(request.POST.get("after", ""))
        return self.do(self.room.note_turn, self.whose, by=self.seat.person, after=after or 0)
