"""Addresses of runs of checklists."""

from django.urls import path

from goldseam.runs.views.answers import AnswersView, ConfirmationsView, ReportsView
from goldseam.runs.views.dismissal import DismissalView
from goldseam.runs.views.ending import AbandonmentView, CompletionView, HandOverView
from goldseam.runs.views.out_box import OutBoxView, SyncView
from goldseam.runs.views.routines import RoutinesView, RoutineView
from goldseam.runs.views.runs import NewRunView, RunsView, RunView
from goldseam.runs.views.start_keys import KeysView, KeyView
from goldseam.runs.views.use import ChartView, ObservationsView, RunsFileView, UseView
from goldseam.runs.views.worker import WorkerView

app_name = "runs"
urlpatterns = [
    path("", RunsView.as_view(), name="list"),
    path("/new", NewRunView.as_view(), name="new"),
    path("/sync", OutBoxView.as_view(), name="outbox"),
    path("/service-worker.js", WorkerView.as_view(), name="worker"),
    path("/<int:number>", RunView.as_view(), name="show"),
    path("/<int:number>/answers", AnswersView.as_view(), name="answers"),
    path("/<int:number>/confirmations", ConfirmationsView.as_view(), name="confirmations"),
    path("/<int:number>/reports", ReportsView.as_view(), name="reports"),
    path("/<int:number>/handover", HandOverView.as_view(), name="handover"),
    path("/<int:number>/completion", CompletionView.as_view(), name="completion"),
    path("/<int:number>/abandonment", AbandonmentView.as_view(), name="abandonment"),
    path("/<int:number>/sync", SyncView.as_view(), name="sync"),
    path("/of/<int:artifact>", UseView.as_view(), name="use"),
    path("/of/<int:artifact>/runs.csv", RunsFileView.as_view(), name="file"),
    path("/of/<int:artifact>/chart.<slug:form>", ChartView.as_view(), name="chart"),
    path("/of/<int:artifact>/observations", ObservationsView.as_view(), name="observations"),
    path("/of/<int:artifact>/routines", RoutinesView.as_view(), name="routines"),
    path("/of/<int:artifact>/routines/<int:routine>", RoutineView.as_view(), name="routine"),
    path("/of/<int:artifact>/keys", KeysView.as_view(), name="keys"),
    path("/of/<int:artifact>/keys/<int:key>", KeyView.as_view(), name="key"),
    path("/of/<int:artifact>/opportunities/<int:opportunity>/dismissal", DismissalView.as_view(), name="dismissal"),
]
