"""One measure: what is counted, what came out, its chart, and these days beside those before."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse

from goldseam.charts.responses import FORMS, chart_response
from goldseam.common.resources import ResourceView
from goldseam.insights.views.scopes import MeasureScoped


class MeasureView(MeasureScoped, ResourceView):
    def get(self, request, **kwargs):
        asked, measure = self.asked, self.measure
        figure, before = measure.figure(asked), None if measure.is_current else measure.figure(asked.before)
        is_told = before and not (figure.is_hidden or before.is_hidden)
        context = self.choosing | {
            "measure": measure,
            "figure": figure,
            "before": before,
            "comparison": measure.compare(asked, figure, before) if is_told else None,
            "picture": None if figure.is_hidden else measure.picture(asked, figure),
            "links": {form: self.address(form) for form in ("svg", "png", "csv", "json")},
        }
        return render(request, "insights/measure.html", context)

    def address(self, form: str) -> str:
        return f"{reverse('insights:chart', args=[self.organisation.slug, self.measure.key, form])}?{self.asked.query}"


class ChartView(MeasureScoped, ResourceView):
    def get(self, request, form, **kwargs):
        figure = self.measure.figure(self.asked)
        chart = None if figure.is_hidden else self.measure.picture(self.asked, figure)
        if chart is None or form not in FORMS:
            raise Http404
        return chart_response(request, chart, form)
