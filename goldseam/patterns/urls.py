"""Addresses of patterns: looking at many events, the types of failure, and what people chose."""

from django.urls import path

from goldseam.patterns.views.analyses import AnalysesView, AnalysisView, NewAnalysisView
from goldseam.patterns.views.layers import LayerEventsView, LayersChartView, LayersView
from goldseam.patterns.views.look import ChartView, EventsView, LookView
from goldseam.patterns.views.patterns import PatternClosureView, PatternView
from goldseam.patterns.views.types import TypesChartView, TypesView

app_name = "patterns"
urlpatterns = [
    path("", LookView.as_view(), name="look"),
    path("/events", EventsView.as_view(), name="events"),
    path("/chart/<slug:name>.<slug:form>", ChartView.as_view(), name="chart"),
    path("/types", TypesView.as_view(), name="types"),
    path("/types/<slug:name>.<slug:form>", TypesChartView.as_view(), name="types_chart"),
    path("/layers", LayersView.as_view(), name="layers"),
    path("/layers/events", LayerEventsView.as_view(), name="layer_events"),
    path("/layers/<slug:name>.<slug:form>", LayersChartView.as_view(), name="layers_chart"),
    path("/analyses", AnalysesView.as_view(), name="analyses"),
    path("/analyses/new", NewAnalysisView.as_view(), name="new"),
    path("/analyses/<int:number>", AnalysisView.as_view(), name="analysis"),
    path("/<int:pk>", PatternView.as_view(), name="pattern"),
    path("/<int:pk>/closure", PatternClosureView.as_view(), name="closure"),
]
