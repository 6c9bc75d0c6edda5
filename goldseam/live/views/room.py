"""A room, for whoever has its code: the door, or the room itself for who has a seat in it."""

from django.shortcuts import render

from goldseam.live.forms import JoinForm
from goldseam.live.views.scopes import RoomScoped


class RoomView(RoomScoped):
    needs = ""

    def get(self, request, **kwargs):
        return self.page() if self.seat else self.door(JoinForm(self.room, request.user))


class MineView(RoomScoped):
    """The part of the page that is this seat's alone."""

    def get(self, request, **kwargs):
        return render(request, "live/_mine.html", self.facts())
