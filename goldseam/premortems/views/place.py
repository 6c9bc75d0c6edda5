"""The place of a risk among those of its plan."""

from django.shortcuts import redirect

from goldseam.common.numbers import number_in
from goldseam.common.resources import ResourceView
from goldseam.premortems.views.scopes import RiskScoped


class PlaceView(RiskScoped, ResourceView):
    def post(self, request, **kwargs):
        place = number_in(request.POST.get("place", ""))
        if place is not None:
            self.risk.move(by=request.user, place=place)
        return redirect(f"{self.risk.premortem.get_absolute_url()}#risk-{self.risk.number}")
