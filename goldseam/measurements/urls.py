"""Addresses of measurements."""

from django.urls import path

from goldseam.measurements.views import limits, points
from goldseam.measurements.views.archiving import ArchivingView
from goldseam.measurements.views.keys import KeysView, KeyView
from goldseam.measurements.views.pasting import PastingView
from goldseam.measurements.views.pulling import PullView
from goldseam.measurements.views.series_list import NewSeriesView, SeriesListView
from goldseam.measurements.views.show import ChartView, SeriesView

app_name = "measurements"
urlpatterns = [
    path("", SeriesListView.as_view(), name="list"),
    path("/new", NewSeriesView.as_view(), name="new"),
    path("/<int:number>", SeriesView.as_view(), name="show"),
    path("/<int:number>/points", points.PointsView.as_view(), name="points"),
    path("/<int:number>/points.csv", points.PointsFileView.as_view(), name="points_file"),
    path("/<int:number>/points/<int:point>", points.PointView.as_view(), name="point"),
    path("/<int:number>/points/<int:point>/removal", points.RemovalView.as_view(), name="removal"),
    path("/<int:number>/pasting", PastingView.as_view(), name="pasting"),
    path("/<int:number>/phases", limits.PhasesView.as_view(), name="phases"),
    path("/<int:number>/phases/<int:phase>", limits.PhaseView.as_view(), name="phase"),
    path("/<int:number>/freeze", limits.FreezeView.as_view(), name="freeze"),
    path("/<int:number>/annotations", limits.AnnotationsView.as_view(), name="annotations"),
    path("/<int:number>/annotations/<int:annotation>", limits.AnnotationView.as_view(), name="annotation"),
    path("/<int:number>/rules", limits.RulesView.as_view(), name="rules"),
    path("/<int:number>/archiving", ArchivingView.as_view(), name="archiving"),
    path("/<int:number>/keys", KeysView.as_view(), name="keys"),
    path("/<int:number>/keys/<int:key>", KeyView.as_view(), name="key"),
    path("/<int:number>/pull", PullView.as_view(), name="pull"),
    path("/<int:number>/chart.<str:form>", ChartView.as_view(), name="chart"),
]
