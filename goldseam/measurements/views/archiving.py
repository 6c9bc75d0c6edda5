"""A series is no longer watched, or is watched again."""

from django.shortcuts import redirect

from goldseam.common.resources import ResourceView, attempt
from goldseam.measurements.forms import ReasonForm
from goldseam.measurements.views.scopes import SeriesScoped
from goldseam.measurements.views.show import series_page


class ArchivingView(SeriesScoped, ResourceView):
    def post(self, request, **kwargs):
        form = ReasonForm(request.POST)
        if attempt(form, self.series.archive, by=request.user):
            return redirect(self.series)
        return series_page(request, self.series, status=422, archiving_form=form)

    def delete(self, request, **kwargs):
        self.series.watch_again(by=request.user)
        return redirect(self.series)
