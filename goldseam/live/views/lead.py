"""Who leads the room."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from goldseam.live.views.scopes import RoomScoped


class LeadView(RoomScoped):
    """The lead of one seat: handed over to it, or taken by it where nobody leads."""

    def load(self, seat, **kwargs):
        self.whose = get_object_or_404(self.room.seats.select_related("person"), pk=seat)

    def post(self, request, **kwargs):
        if not self.leads:
            raise Http404
        return self.do(self.room.hand_lead_to, self.whose, by=self.seat.person)

    def put(self, request, **kwargs):
        if self.whose != self.seat or not self.seat.person:
            raise Http404
        return self.do(self.room.take_lead, by=self.seat.person)
