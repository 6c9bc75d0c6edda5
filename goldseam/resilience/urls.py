"""Addresses of the private place, and of help."""

from django.urls import path

from goldseam.resilience.help_addresses import help_patterns
from goldseam.resilience.views.place import LearningView, PaperView, PlaceView
from goldseam.resilience.views.vault import VaultView

app_name = "resilience"
urlpatterns: list = [
    path("", PlaceView.as_view(), name="place"),
    path("/paper", PaperView.as_view(), name="paper"),
    path("/vault", VaultView.as_view(), name="vault"),
    path("/learning", LearningView.as_view(), name="learning"),
    *help_patterns,
]
