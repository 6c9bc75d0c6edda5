"""Addresses of gates."""

from django.urls import path

from goldseam.guardrails.views.gates import refs, stages
from goldseam.guardrails.views.gates.answers import AnswersView
from goldseam.guardrails.views.gates.clauses import ClausesView, ClauseView
from goldseam.guardrails.views.gates.details import DetailsView
from goldseam.guardrails.views.gates.gates import GatesView, NewGateView
from goldseam.guardrails.views.gates.keys import KeysView, KeyView
from goldseam.guardrails.views.gates.roles import RoleView
from goldseam.guardrails.views.gates.show import GateView
from goldseam.guardrails.views.gates.trying import TryingView

app_name = "gates"
urlpatterns = [
    path("", GatesView.as_view(), name="list"),
    path("/new", NewGateView.as_view(), name="new"),
    path("/<slug:name>", GateView.as_view(), name="show"),
    path("/<slug:name>/details", DetailsView.as_view(), name="details"),
    path("/<slug:name>/clauses", ClausesView.as_view(), name="clauses"),
    path("/<slug:name>/clauses/<int:clause>", ClauseView.as_view(), name="clause"),
    path("/<slug:name>/roles/<int:role>", RoleView.as_view(), name="role"),
    path("/<slug:name>/keys", KeysView.as_view(), name="keys"),
    path("/<slug:name>/keys/<int:key>", KeyView.as_view(), name="key"),
    path("/<slug:name>/trial", stages.TrialView.as_view(), name="trial"),
    path("/<slug:name>/activation", stages.ActivationView.as_view(), name="activation"),
    path("/<slug:name>/retirement", stages.RetirementView.as_view(), name="retirement"),
    path("/<slug:name>/tries", TryingView.as_view(), name="tries"),
    path("/<slug:name>/answers", AnswersView.as_view(), name="answers"),
    path("/<slug:name>/refs", refs.RefView.as_view(), name="refs"),
    path("/<slug:name>/refs/sign-offs", refs.SignOffsView.as_view(), name="sign_offs"),
    path("/<slug:name>/refs/sign-offs/<int:sign_off>", refs.SignOffView.as_view(), name="sign_off"),
    path("/<slug:name>/refs/overrides", refs.OverridesView.as_view(), name="overrides"),
    path("/<slug:name>/refs/overrides/<int:override>", refs.OverrideView.as_view(), name="override"),
]
