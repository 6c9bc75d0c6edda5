"""Addresses of if-then plans: rehearsals, how it went when the moment came, and what a system could do instead."""

from django.urls import path

from goldseam.if_then.views.encounters import EncountersView, EncounterView, RuleEncounterView
from goldseam.if_then.views.plans import ActivationView, NewPlanView, PlansView
from goldseam.if_then.views.rehearsal import RehearsalView, SilenceView
from goldseam.if_then.views.system import SystemQuestionView

app_name = "if_then"
urlpatterns = [
    path("", PlansView.as_view(), name="list"),
    path("/new", NewPlanView.as_view(), name="new"),
    path("/<int:number>/activation", ActivationView.as_view(), name="activation"),
    path("/<int:number>/rehearsal", RehearsalView.as_view(), name="rehearsal"),
    path("/<int:number>/silence", SilenceView.as_view(), name="silence"),
    path("/<int:number>/encounters", EncountersView.as_view(), name="encounters"),
    path("/<int:number>/encounters/<int:encounter>", EncounterView.as_view(), name="encounter"),
    path("/<int:number>/counted/<uuid:encounter>", RuleEncounterView.as_view(), name="counted"),
    path("/<int:number>/system", SystemQuestionView.as_view(), name="system"),
]
