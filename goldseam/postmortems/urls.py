"""Addresses of postmortems."""

from django.urls import path

from goldseam.postmortems.views.circulation import CirculationView, ReadingView
from goldseam.postmortems.views.criteria import CriteriaView
from goldseam.postmortems.views.impact import ImpactView
from goldseam.postmortems.views.library import LibraryView
from goldseam.postmortems.views.new import NewPostmortemView
from goldseam.postmortems.views.parts import PartsView, PartView
from goldseam.postmortems.views.proposal import ProposalView
from goldseam.postmortems.views.show import PostmortemView
from goldseam.postmortems.views.templates import NewTemplateView, TemplatesView, TemplateView

app_name = "postmortems"
urlpatterns = [
    path("", LibraryView.as_view(), name="list"),
    path("/criteria", CriteriaView.as_view(), name="criteria"),
    path("/templates", TemplatesView.as_view(), name="templates"),
    path("/templates/new", NewTemplateView.as_view(), name="new_template"),
    path("/templates/<slug:key>", TemplateView.as_view(), name="template"),
    path("/impact", ImpactView.as_view(), name="impact"),
    path("/proposal", ProposalView.as_view(), name="proposal"),
    path("/new", NewPostmortemView.as_view(), name="new"),
    path("/<int:number>", PostmortemView.as_view(), name="show"),
    path("/<int:number>/parts", PartsView.as_view(), name="parts"),
    path("/<int:number>/parts/<slug:key>", PartView.as_view(), name="part"),
    path("/<int:number>/circulation", CirculationView.as_view(), name="circulation"),
    path("/<int:number>/reading", ReadingView.as_view(), name="reading"),
]
