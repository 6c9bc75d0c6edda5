"""Addresses of postmortems."""

from django.urls import path

from goldseam.postmortems.views.circulation import CirculationView, ReadingView
from goldseam.postmortems.views.library import LibraryView
from goldseam.postmortems.views.new import NewPostmortemView
from goldseam.postmortems.views.parts import PartsView, PartView
from goldseam.postmortems.views.show import PostmortemView

app_name = "postmortems"
urlpatterns = [
    path("", LibraryView.as_view(), name="list"),
    path("/new", NewPostmortemView.as_view(), name="new"),
    path("/<int:number>", PostmortemView.as_view(), name="show"),
    path("/<int:number>/parts", PartsView.as_view(), name="parts"),
    path("/<int:number>/parts/<slug:key>", PartView.as_view(), name="part"),
    path("/<int:number>/circulation", CirculationView.as_view(), name="circulation"),
    path("/<int:number>/reading", ReadingView.as_view(), name="reading"),
]
