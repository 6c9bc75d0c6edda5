"""One series: its chart, what it says in words, its newest values, and what people may do."""

from django.shortcuts import redirect, render

from goldseam.charts.responses import chart_response
from goldseam.common.resources import ResourceView, attempt
from goldseam.measurements.facts import facts_of, scatter_of
from goldseam.measurements.forms import AnnotationForm, FreezeForm, PhaseForm, ReasonForm, RulesForm, SeriesForm
from goldseam.measurements.parts import PARTS
from goldseam.measurements.picture import label_of, picture_of
from goldseam.measurements.point_form import point_form
from goldseam.measurements.reading import read
from goldseam.measurements.rows import rows_of
from goldseam.measurements.series_kind import HINTS
from goldseam.measurements.signals import false_alarms
from goldseam.measurements.since import Since
from goldseam.measurements.views.scopes import SeriesScoped

NEWEST = 8


class SeriesView(SeriesScoped, ResourceView):
    def get(self, request, **kwargs):
        return series_page(request, self.series)

    def patch(self, request, **kwargs):
        form = SeriesForm(self.organisation, request.POST, self.series)
        if attempt(form, self.series.describe, by=request.user):
            return redirect(self.series)
        self.series.refresh_from_db()
        return series_page(request, self.series, status=422, details_form=form)


def series_page(request, series, status=200, **forms):
    reading = read(series)
    newest = reading.points[-1] if reading.points else None
    context = {
        "series": series,
        "reading": reading,
        "picture": picture_of(series, reading),
        "since": Since.of(series, reading),
        "rows": rows_of(series, reading.points[-NEWEST:], reading.values[-NEWEST:])[::-1],
        "facts": facts_of(series),
        "is_scattered": scatter_of(series, reading),
        "label_of": label_of,
        "hints": HINTS,
        "false_alarms": false_alarms(),
        "annotations": series.annotations.all(),
        "phases": series.phases.all(),
    }
    context |= PARTS.page(series, request.user) | _forms(series, newest)
    return render(request, "measurements/show.html", context | forms, status=status)


def _forms(series, newest) -> dict:
    return {
        "point_form": point_form(series, newest=newest),
        "details_form": SeriesForm(series.organisation, series=series),
        "phase_form": PhaseForm(series),
        "freeze_form": FreezeForm(series),
        "annotation_form": AnnotationForm(series),
        "rules_form": RulesForm(series),
        "archiving_form": ReasonForm(),
    }


class ChartView(SeriesScoped, ResourceView):
    """The same picture as a file."""

    def get(self, request, form, **kwargs):
        return chart_response(request, picture_of(self.series), form)
