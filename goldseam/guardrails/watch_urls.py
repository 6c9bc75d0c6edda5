"""Addresses of watches."""

from django.urls import path

from goldseam.guardrails.views.watches import show
from goldseam.guardrails.views.watches.listing import NewWatchView, WatchesView

app_name = "watches"
urlpatterns = [
    path("", WatchesView.as_view(), name="list"),
    path("/new", NewWatchView.as_view(), name="new"),
    path("/<int:number>", show.WatchView.as_view(), name="show"),
    path("/<int:number>/settings", show.EditView.as_view(), name="edit"),
    path("/<int:number>/activation", show.ActivationView.as_view(), name="activation"),
    path("/<int:number>/rearming", show.ReArmingView.as_view(), name="rearming"),
    path("/<int:number>/retirement", show.RetirementView.as_view(), name="retirement"),
]
