"""The values of a series: all of them, a new one by hand, and one by itself with its story."""

from django.contrib import messages
from django.http import StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from goldseam.common.resources import ResourceView, attempt
from goldseam.measurements.export import csv_lines
from goldseam.measurements.forms import CorrectionForm, ReasonForm
from goldseam.measurements.models import Source
from goldseam.measurements.picture import label_of
from goldseam.measurements.point_form import point_form
from goldseam.measurements.rows import page_of, written_of
from goldseam.measurements.views.scopes import SeriesScoped
from goldseam.measurements.views.show import series_page


class PointsView(SeriesScoped, ResourceView):
    def get(self, request, **kwargs):
        page = page_of(self.series, request.GET.get("page"))
        return render(request, "measurements/points.html", {"series": self.series, "page": page})

    def post(self, request, **kwargs):
        form = point_form(self.series, request.POST)
        if attempt(form, self.series.add, by=request.user):
            self._tell(form)
            return redirect(f"{self.series.get_absolute_url()}#add")
        return series_page(request, self.series, status=422, point_form=form)

    def _tell(self, form) -> None:
        day = label_of(self.series, form.cleaned_data["points"][0].at)
        words = _("Added for %(day)s.") if form.result.new else _("It was there already, for %(day)s.")
        messages.success(self.request, words % {"day": day})


class PointsFileView(SeriesScoped, ResourceView):
    """All values, for a spreadsheet or another program."""

    def get(self, request, **kwargs):
        response = StreamingHttpResponse(csv_lines(self.series), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="measurement-{self.series.number}.csv"'
        return response


class PointScoped(SeriesScoped):
    def load(self, number, point, **kwargs):
        super().load(number, **kwargs)
        points = self.series.points.select_related("removal__by", "by")
        self.point = get_object_or_404(points, pk=point)
        self.point.series = self.series

    def page(self, status=200, **forms):
        correction_form = forms.pop("correction_form", None) or CorrectionForm(self.point)
        context = {
            "series": self.series,
            "point": self.point,
            "corrections": self.point.corrections.select_related("by"),
            "label": label_of(self.series, self.point.at),
            "written": written_of(self.point) if "amount" in correction_form.fields else "",
            "written_of": written_of,
            "sources": dict(Source.choices),
            "correction_form": correction_form,
            "removal_form": ReasonForm(),
        }
        return render(self.request, "measurements/point.html", context | forms, status=status)


class PointView(PointScoped, ResourceView):
    def get(self, request, **kwargs):
        return self.page()

    def patch(self, request, **kwargs):
        form = CorrectionForm(self.point, request.POST)
        if attempt(form, self.point.correct, by=request.user):
            return redirect(self.point)
        self.point.refresh_from_db()
        return self.page(status=422, correction_form=form)


class RemovalView(PointScoped, ResourceView):
    def post(self, request, **kwargs):
        form = ReasonForm(request.POST)
        if attempt(form, self.point.remove, by=request.user):
            return redirect(self.point)
        return self.page(status=422, removal_form=form)

    def delete(self, request, **kwargs):
        self.point.bring_back(by=request.user)
        return redirect(self.point)
