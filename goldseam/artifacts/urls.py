"""Addresses of artifacts."""

from django.urls import path

from goldseam.artifacts.views.activation import ActivationView
from goldseam.artifacts.views.artifacts import ArtifactsView, NewArtifactView
from goldseam.artifacts.views.hints import HintsView
from goldseam.artifacts.views.looks import LooksView
from goldseam.artifacts.views.retirement import RetirementView
from goldseam.artifacts.views.show import ArtifactView
from goldseam.artifacts.views.trial import TrialView
from goldseam.artifacts.views.versions import NewVersionView, VersionView

app_name = "artifacts"
urlpatterns = [
    path("", ArtifactsView.as_view(), name="list"),
    path("/new", NewArtifactView.as_view(), name="new"),
    path("/hints", HintsView.as_view(), name="hints"),
    path("/<int:number>", ArtifactView.as_view(), name="show"),
    path("/<int:number>/versions/new", NewVersionView.as_view(), name="revise"),
    path("/<int:number>/versions/<int:version>", VersionView.as_view(), name="version"),
    path("/<int:number>/retirement", RetirementView.as_view(), name="retirement"),
    path("/<int:number>/trial", TrialView.as_view(), name="trial"),
    path("/<int:number>/activation", ActivationView.as_view(), name="activation"),
    path("/<int:number>/looks", LooksView.as_view(), name="looks"),
]
