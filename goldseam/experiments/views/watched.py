"""Which measures an experiment watches."""

from functools import partial

from django.db import transaction
from django.forms import Form

from goldseam.common.gone import get_or_gone
from goldseam.common.resources import ResourceView, attempt
from goldseam.experiments.forms.watching import NewSeriesForm, WatchForm
from goldseam.experiments.views.scopes import CycleScoped
from goldseam.measurements.models import Series


class WatchedView(CycleScoped, ResourceView):
    """POST watches a measure that is there or, where a title is sent, starts one."""

    def post(self, request, **kwargs):
        return self._start_new(request) if "title" in request.POST else self._watch(request)

    def _watch(self, request):
        form = WatchForm(self.cycle, request.user, request.POST)
        if attempt(form, self.cycle.watch, by=request.user):
            return self.back_to_measures()
        return self.page(status=422, watch_form=form)

    def _start_new(self, request):
        form = NewSeriesForm(request.POST)
        if attempt(form, self._make_and_watch, by=request.user):
            return self.back_to_measures()
        return self.page(status=422, series_form=form)

    @transaction.atomic
    def _make_and_watch(self, by, role, **details):
        series = Series.make(self.organisation, by=by, team=self.cycle.team, **details)
        return self.cycle.watch(by=by, series=series, role=role)


class WatchedSeriesView(CycleScoped, ResourceView):
    def delete(self, request, series, **kwargs):
        measures = self.place("measures", "?part=data")
        watched = get_or_gone(self.cycle.watched.select_related("series"), measures, series__number=series)
        unwatch = partial(self.cycle.unwatch, series=watched.series)
        return self.try_to(Form(request.POST), unwatch, "measures", query="?part=data")
