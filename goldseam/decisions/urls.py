"""Addresses of decisions."""

from django.urls import path

from goldseam.decisions.views.decisions import DecisionsView, DecisionView
from goldseam.decisions.views.dissents import DissentsView
from goldseam.decisions.views.keys import KeysView, KeyView
from goldseam.decisions.views.look_back import LookBackView
from goldseam.decisions.views.new import NewDecisionView
from goldseam.decisions.views.record import RecordView
from goldseam.decisions.views.risks import RisksView
from goldseam.decisions.views.states import AcceptanceView, DeprecationView, RejectionView
from goldseam.decisions.views.text import TextView

app_name = "decisions"
urlpatterns = [
    path("", DecisionsView.as_view(), name="list"),
    path("/new", NewDecisionView.as_view(), name="new"),
    path("/keys", KeysView.as_view(), name="keys"),
    path("/keys/<int:key>", KeyView.as_view(), name="key"),
    path("/<int:number>", DecisionView.as_view(), name="show"),
    path("/<int:number>/text", TextView.as_view(), name="text"),
    path("/<int:number>/risks", RisksView.as_view(), name="risks"),
    path("/<int:number>/acceptance", AcceptanceView.as_view(), name="acceptance"),
    path("/<int:number>/rejection", RejectionView.as_view(), name="rejection"),
    path("/<int:number>/deprecation", DeprecationView.as_view(), name="deprecation"),
    path("/<int:number>/dissents", DissentsView.as_view(), name="dissents"),
    path("/<int:number>/look-back", LookBackView.as_view(), name="look_back"),
    path("/<int:number>/record.md", RecordView.as_view(), name="record"),
]
