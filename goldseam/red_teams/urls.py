"""Addresses of red teams."""

from django.urls import path

from goldseam.red_teams.views.answers import AnswerView, PromiseView
from goldseam.red_teams.views.charter import CharterView, NewDrillView
from goldseam.red_teams.views.drills import DrillsView, DrillView, PatternsView
from goldseam.red_teams.views.findings import FindingsView, FindingView, ReportView
from goldseam.red_teams.views.members import MembershipView, MembersView, MemberView
from goldseam.red_teams.views.states import BeginningView, CallingOffView, DeciderView
from goldseam.red_teams.views.veto import AgreementView, VetoView

app_name = "red_teams"
urlpatterns = [
    path("", DrillsView.as_view(), name="list"),
    path("/new", NewDrillView.as_view(), name="new"),
    path("/patterns", PatternsView.as_view(), name="patterns"),
    path("/<int:number>", DrillView.as_view(), name="show"),
    path("/<int:number>/charter", CharterView.as_view(), name="charter"),
    path("/<int:number>/members", MembersView.as_view(), name="members"),
    path("/<int:number>/members/<int:pk>", MemberView.as_view(), name="member"),
    path("/<int:number>/membership", MembershipView.as_view(), name="membership"),
    path("/<int:number>/veto-agreement", AgreementView.as_view(), name="agreement"),
    path("/<int:number>/beginning", BeginningView.as_view(), name="beginning"),
    path("/<int:number>/calling-off", CallingOffView.as_view(), name="calling_off"),
    path("/<int:number>/decider", DeciderView.as_view(), name="decider"),
    path("/<int:number>/findings", FindingsView.as_view(), name="findings"),
    path("/<int:number>/findings/<int:pk>", FindingView.as_view(), name="finding"),
    path("/<int:number>/findings/<int:pk>/answer", AnswerView.as_view(), name="answer"),
    path("/<int:number>/findings/<int:pk>/action", PromiseView.as_view(), name="promise"),
    path("/<int:number>/report", ReportView.as_view(), name="report"),
    path("/<int:number>/veto", VetoView.as_view(), name="veto"),
]
