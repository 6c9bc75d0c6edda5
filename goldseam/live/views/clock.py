"""The clock of a stage: more time, and a pause."""

from goldseam.live.views.scopes import RoomScoped

MINUTE = 60


class MinuteView(RoomScoped):
    """One more minute."""

    needs = "lead"

    def post(self, request, **kwargs):
        return self.do(self.room.add_time, MINUTE, by=self.seat.person, since=request.POST.get("since"))


class PauseView(RoomScoped):
    needs = "lead"

    def post(self, request, **kwargs):
        return self.do(self.room.pause, by=self.seat.person, since=request.POST.get("since"))

    def delete(self, request, **kwargs):
        return self.do(self.room.resume, by=self.seat.person, since=request.POST.get("since"))
