"""The ballot of a stage: closed and counted by whoever leads, or opened anew."""

from goldseam.common.numbers import number_in
from goldseam.live.views.scopes import RoomScoped


class BallotView(RoomScoped):
    needs = "lead"

    def post(self, request, **kwargs):
        """Everybody votes again."""
        return self.do(self.room.vote_again, by=self.seat.person)

    def delete(self, request, **kwargs):
        """Nobody votes any more; the dots are counted."""
        round = number_in(request.POST.get("round", "")) or 0
        return self.do(self.room.close_ballot, by=self.seat.person, round=round)
