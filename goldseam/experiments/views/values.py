"""Adding a value to a watched measure, right where the test is read."""

from django.shortcuts import get_object_or_404

from goldseam.common.resources import ResourceView, attempt
from goldseam.experiments.views.scopes import CycleScoped
from goldseam.measurements.point_form import point_form


class ValuesView(CycleScoped, ResourceView):
    def post(self, request, series, **kwargs):
        watched = get_object_or_404(self.cycle.watched.select_related("series__organisation"), series__number=series)
        form = point_form(watched.series, request.POST)
        if attempt(form, watched.series.add, by=request.user):
            self.cycle.refresh_from_db()
            return self.back_to("pause" if self.cycle.is_paused else f"measure-{series}")
        return self.page(status=422, values_forms={watched.series.number: form})
