"""The page “Are we learning?”, and all of its figures for machines."""

from django.http import HttpResponse
from django.shortcuts import render

from goldseam.common.resources import ResourceView
from goldseam.insights.export import csv_of
from goldseam.insights.overview import Overview
from goldseam.insights.views.scopes import MeasuresScoped


class MeasuresView(MeasuresScoped, ResourceView):
    def get(self, request, **kwargs):
        context = self.choosing | {"overview": Overview(self.asked)}
        return render(request, "insights/measures.html", context)


class ElseView(MeasuresScoped, ResourceView):
    """The figures that stand last. The page asks for them apart, and shows the rest meanwhile."""

    def get(self, request, **kwargs):
        return render(request, "insights/else.html", self.choosing | {"overview": Overview(self.asked)})


class CsvView(MeasuresScoped, ResourceView):
    def get(self, request, **kwargs):
        response = HttpResponse(csv_of(Overview(self.asked)), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="measures-{self.asked.period.until.isoformat()}.csv"'
        return response
