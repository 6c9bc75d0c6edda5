"""Which stage the room is in."""

from goldseam.common.numbers import number_in
from goldseam.live.views.scopes import RoomScoped


class StageView(RoomScoped):
    needs = "lead"

    def post(self, request, **kwargs):
        at, since = (number_in(request.POST.get(name, "")) for name in ("at", "from"))
        return self.do(self.room.go_to, -1 if at is None else at, by=self.seat.person, since=since)
