"""Addresses of the handbook."""

from django.urls import path

from goldseam.handbook.views.adaptation import AdaptationView
from goldseam.handbook.views.pages import PagesView, PageView
from goldseam.handbook.views.reading import ReadingView
from goldseam.handbook.views.samples import SamplesView
from goldseam.handbook.views.versions import VersionsView, VersionView

app_name = "handbook"
urlpatterns = [
    path("", PagesView.as_view(), name="list"),
    path("/samples", SamplesView.as_view(), name="samples"),
    path("/<slug:page>", PageView.as_view(), name="show"),
    path("/<slug:page>/adaptation", AdaptationView.as_view(), name="edit"),
    path("/<slug:page>/reading", ReadingView.as_view(), name="reading"),
    path("/<slug:page>/versions", VersionsView.as_view(), name="versions"),
    path("/<slug:page>/versions/<int:number>", VersionView.as_view(), name="version"),
]
