"""The picture of a test: its measure over time, with what was predicted and what happened meanwhile."""

from django.http import Http404

from goldseam.charts.responses import chart_response
from goldseam.common.numbers import number_in
from goldseam.common.resources import ResourceView
from goldseam.experiments.result.picture import picture_of_cycle
from goldseam.experiments.views.scopes import CycleScoped
from goldseam.experiments.views.sheet import watching_of

FORMS = {"svg", "png", "csv", "json"}


class ChartView(CycleScoped, ResourceView):
    """`?series=4` asks for another measure than the main one."""

    def get(self, request, form, **kwargs):
        watched = self._asked_for(request.GET.get("series", ""))
        if watched is None or form not in FORMS:
            raise Http404
        return chart_response(request, picture_of_cycle(self.cycle, watched.series), form)

    def _asked_for(self, number):
        watching = watching_of(self.cycle)
        if number:
            return next((one for one in watching if one.series.number == number_in(number)), None)
        return next(iter(watching), None)
