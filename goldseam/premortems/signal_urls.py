"""Addresses of signals, of what was foreseen, and of how well."""

from django.urls import path

from goldseam.premortems.views import foreseen, foresight, signals

signal_patterns = [
    path("/risks/<int:number>/signals", signals.NewSignalView.as_view(), name="signals"),
    path("/signals/<int:number>", signals.SignalView.as_view(), name="signal"),
    path("/signals/<int:number>/retirement", signals.SignalRetirementView.as_view(), name="signal_retirement"),
    path("/signals/<int:number>/firings", signals.FiringsView.as_view(), name="firings"),
    path("/firings/<int:pk>/look", signals.FiringLookView.as_view(), name="firing_look"),
    path("/foreseen/<int:number>", foreseen.ForeseenView.as_view(), name="foreseen"),
    path("/foreseen/<int:number>/nobody", foreseen.UnforeseenView.as_view(), name="unforeseen"),
    path("/foresight", foresight.ForesightView.as_view(), name="foresight"),
]
