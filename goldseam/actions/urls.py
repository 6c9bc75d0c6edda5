"""Addresses of actions."""

from django.urls import path

from goldseam.actions.views.actions import ActionsView, NewActionView
from goldseam.actions.views.completion import CompletionView
from goldseam.actions.views.confirmation import ConfirmationView
from goldseam.actions.views.drop import DropView
from goldseam.actions.views.effect_checks import EffectChecksView
from goldseam.actions.views.hints import HintsView
from goldseam.actions.views.links import LinksView, LinkView
from goldseam.actions.views.owner import OwnerView
from goldseam.actions.views.patience import PatienceView
from goldseam.actions.views.postponement import PostponementView
from goldseam.actions.views.show import ActionView

app_name = "actions"
urlpatterns = [
    path("", ActionsView.as_view(), name="list"),
    path("/new", NewActionView.as_view(), name="new"),
    path("/hints", HintsView.as_view(), name="hints"),
    path("/patience", PatienceView.as_view(), name="patience"),
    path("/<int:number>", ActionView.as_view(), name="show"),
    path("/<int:number>/completion", CompletionView.as_view(), name="completion"),
    path("/<int:number>/confirmation", ConfirmationView.as_view(), name="confirmation"),
    path("/<int:number>/drop", DropView.as_view(), name="drop"),
    path("/<int:number>/owner", OwnerView.as_view(), name="owner"),
    path("/<int:number>/links", LinksView.as_view(), name="links"),
    path("/<int:number>/links/<int:pk>", LinkView.as_view(), name="link"),
    path("/<int:number>/postponement", PostponementView.as_view(), name="postponement"),
    path("/<int:number>/effect-checks", EffectChecksView.as_view(), name="effect_checks"),
]
