"""How bad one device says that a cluster could become."""

from goldseam.common.numbers import number_in
from goldseam.live.views.dots import asked_cluster
from goldseam.live.views.scopes import RoomScoped


class MarksView(RoomScoped):
    def post(self, request, **kwargs):
        potential = number_in(request.POST.get("potential", ""))
        harm = -1 if potential is None else potential
        return self.do(self.room.mark, self.owner.votes, self.seat, asked_cluster(self), harm)
