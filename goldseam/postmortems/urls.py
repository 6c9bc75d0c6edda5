"""Addresses of postmortems."""

from django.urls import path

from goldseam.postmortems.views.additions import AdditionsView, AdditionView
from goldseam.postmortems.views.circulation import CirculationView, ReadingView
from goldseam.postmortems.views.comments import CommentsView, CommentView, SettlementView
from goldseam.postmortems.views.copy import CopyView, RolesView
from goldseam.postmortems.views.criteria import CriteriaView
from goldseam.postmortems.views.impact import ImpactView
from goldseam.postmortems.views.library import LibraryView
from goldseam.postmortems.views.new import NewPostmortemView
from goldseam.postmortems.views.parts import PartsView, PartView
from goldseam.postmortems.views.proposal import ProposalView
from goldseam.postmortems.views.publication import PublicationView
from goldseam.postmortems.views.rereads import RereadsView, RereadView
from goldseam.postmortems.views.revisions import RevisionsView, RevisionView
from goldseam.postmortems.views.saved_views import SavedViewsView, SavedViewView
from goldseam.postmortems.views.show import PostmortemView
from goldseam.postmortems.views.templates import NewTemplateView, TemplatesView, TemplateView

app_name = "postmortems"
urlpatterns = [
    path("", LibraryView.as_view(), name="list"),
    path("/views", SavedViewsView.as_view(), name="saved_views"),
    path("/views/<int:pk>", SavedViewView.as_view(), name="saved_view"),
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
    path("/<int:number>/comments", CommentsView.as_view(), name="comments"),
    path("/<int:number>/comments/<int:pk>", CommentView.as_view(), name="comment"),
    path("/<int:number>/comments/<int:pk>/settlement", SettlementView.as_view(), name="settlement"),
    path("/<int:number>/additions", AdditionsView.as_view(), name="additions"),
    path("/<int:number>/additions/<int:pk>", AdditionView.as_view(), name="addition"),
    path("/<int:number>/rereads", RereadsView.as_view(), name="rereads"),
    path("/<int:number>/rereads/<int:pk>", RereadView.as_view(), name="reread"),
    path("/<int:number>/revisions", RevisionsView.as_view(), name="revisions"),
    path("/<int:number>/revisions/<int:pk>", RevisionView.as_view(), name="revision"),
    path("/<int:number>/circulation", CirculationView.as_view(), name="circulation"),
    path("/<int:number>/reading", ReadingView.as_view(), name="reading"),
    path("/<int:number>/publication", PublicationView.as_view(), name="publication"),
    path("/<int:number>/roles", RolesView.as_view(), name="roles"),
    path("/<int:number>/copy", CopyView.as_view(), name="copy"),
]
