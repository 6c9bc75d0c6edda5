"""Addresses of what is measured."""

from django.urls import include, path

from goldseam.insights.views.lists import RecordsView, StoriesView, WaitingView
from goldseam.insights.views.measure import ChartView, MeasureView
from goldseam.insights.views.measures import CsvView, ElseView, MeasuresView

app_name = "insights"
urlpatterns: list = [
    path("", MeasuresView.as_view(), name="list"),
    path(".csv", CsvView.as_view(), name="csv"),
    path("/else", ElseView.as_view(), name="else"),
    path("/stories", StoriesView.as_view(), name="stories"),
    path("/waiting/<slug:kind>", WaitingView.as_view(), name="waiting"),
    path("", include("goldseam.insights.digest_urls")),  # Before the measures, whose keys could be any word.
    path("/<slug:key>", MeasureView.as_view(), name="measure"),
    path("/<slug:key>.<slug:form>", ChartView.as_view(), name="chart"),
    path("/<slug:key>/records/<slug:part>", RecordsView.as_view(), name="records"),
]
