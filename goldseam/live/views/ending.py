"""The end of a room."""

from django.shortcuts import redirect

from goldseam.live.views.scopes import RoomScoped, over


class EndingView(RoomScoped):
    needs = "lead"

    def get(self, request, **kwargs):
        return redirect(self.room)

    def post(self, request, **kwargs):
        subject = self.room.purposed.subject(self.room)
        self.room.end(by=self.seat.person)
        if hasattr(subject, "get_absolute_url") and not self.room.is_rehearsal:
            return redirect(subject)
        return over(request, self.room)
