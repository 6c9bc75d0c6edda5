"""Cards on the table, for whoever leads: turning over the next, or all; and taking one away."""

from uuid import UUID

from goldseam.common.numbers import number_in
from goldseam.live.views.scopes import RoomScoped


class NextCardView(RoomScoped):
    """The next card, turned over by whoever leads."""

    needs = "lead"

    def post(self, request, **kwargs):
        seen = number_in(request.POST.get("seen", ""))
        return self.do(self.room.turn_over_next, by=self.seat.person, seen=-1 if seen is None else seen)


class AllCardsView(RoomScoped):
    needs = "lead"

    def post(self, request, **kwargs):
        return self.do(self.room.open_all, by=self.seat.person)


class RemovedCardView(RoomScoped):
    """A card that should not lie there. Whose it was, nobody learns."""

    needs = "lead"

    def post(self, request, **kwargs):
        return self.do(self.room.remove_card, key_in(request.POST.get("card", "")), by=self.seat.person)


def key_in(text: str) -> UUID | None:
    """The key of a card; none for anything else."""
    try:
        return UUID(text)
    except ValueError:
        return None
