"""The door: closed, nobody new comes in."""

from goldseam.live.views.scopes import RoomScoped


class LockView(RoomScoped):
    needs = "lead"

    def post(self, request, **kwargs):
        return self.do(self.room.lock, by=self.seat.person)

    def delete(self, request, **kwargs):
        return self.do(self.room.unlock, by=self.seat.person)
