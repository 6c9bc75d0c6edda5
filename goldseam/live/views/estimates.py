"""How sure people are: said by each, counted by whoever leads."""

from django.http import Http404

from goldseam.common.numbers import number_in
from goldseam.live.views.scopes import RoomScoped


class EstimatesView(RoomScoped):
    def post(self, request, **kwargs):
        percent = number_in(request.POST.get("percent", ""))
        return self.do(self.room.estimate, self.owner.estimates, -1 if percent is None else percent)

    def delete(self, request, **kwargs):
        """Single answers go; mean and spread stay."""
        if not self.leads:
            raise Http404
        return self.do(self.room.count_estimates, by=self.seat.person)
