"""Addresses of actions."""

from django.urls import path

from goldseam.actions.views.actions import ActionsView, NewActionView
from goldseam.actions.views.completion import CompletionView
from goldseam.actions.views.drop import DropView
from goldseam.actions.views.effect_checks import EffectChecksView
from goldseam.actions.views.postponement import PostponementView
from goldseam.actions.views.show import ActionView

app_name = "actions"
urlpatterns = [
    path("", ActionsView.as_view(), name="list"),
    path("/new", NewActionView.as_view(), name="new"),
    path("/<int:number>", ActionView.as_view(), name="show"),
    path("/<int:number>/completion", CompletionView.as_view(), name="completion"),
    path("/<int:number>/drop", DropView.as_view(), name="drop"),
    path("/<int:number>/postponement", PostponementView.as_view(), name="postponement"),
    path("/<int:number>/effect-checks", EffectChecksView.as_view(), name="effect_checks"),
]
