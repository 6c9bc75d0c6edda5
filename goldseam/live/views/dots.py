"""The dots of one device on one cluster."""

from django.http import Http404

from goldseam.common.numbers import number_in
from goldseam.live.views.scopes import RoomScoped


class DotsView(RoomScoped):
    def post(self, request, **kwargs):
        count = number_in(request.POST.get("count", ""))
        dots = -1 if count is None else count
        return self.do(self.room.give_dots, self.owner.votes, self.seat, asked_cluster(self), dots)


def asked_cluster(view):
    """The cluster that a form names, out of those of the room."""
    number = number_in(view.request.POST.get("cluster", ""))
    found = view.room.clusters.filter(pk=number).first() if number is not None else None
    if found is None:
        raise Http404
    return found
