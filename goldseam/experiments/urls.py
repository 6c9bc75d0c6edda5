"""Addresses of experiments."""

from django.urls import path

from goldseam.experiments.views.adoption import AdoptionIntoView, AdoptionNewView, AdoptionView
from goldseam.experiments.views.amendments import AmendmentsView
from goldseam.experiments.views.chart import ChartView
from goldseam.experiments.views.copy import CopyView
from goldseam.experiments.views.cycles import CyclesView, CycleView
from goldseam.experiments.views.decision import DecisionView
from goldseam.experiments.views.library import CardView, LibraryView
from goldseam.experiments.views.new import NewCycleView
from goldseam.experiments.views.next import NextView
from goldseam.experiments.views.notes import NotesView, NoteView
from goldseam.experiments.views.pause import PauseView, ResumptionView
from goldseam.experiments.views.plan import PlanPartView, PlanView
from goldseam.experiments.views.publication import PublicationView
from goldseam.experiments.views.sample import SampleView
from goldseam.experiments.views.scale_hint import ScaleHintView
from goldseam.experiments.views.similar import SimilarView
from goldseam.experiments.views.start import StartView
from goldseam.experiments.views.study import StudyView
from goldseam.experiments.views.values import ValuesView
from goldseam.experiments.views.watched import WatchedSeriesView, WatchedView

app_name = "experiments"
urlpatterns = [
    path("", CyclesView.as_view(), name="list"),
    path("/new", NewCycleView.as_view(), name="new"),
    path("/similar", SimilarView.as_view(), name="similar"),
    path("/library", LibraryView.as_view(), name="library"),
    path("/library/<int:number>", CardView.as_view(), name="card"),
    path("/<int:number>", CycleView.as_view(), name="show"),
    path("/<int:number>/plan", PlanView.as_view(), name="plan"),
    path("/<int:number>/plan/<slug:part>", PlanPartView.as_view(), name="plan_part"),
    path("/<int:number>/scale-hint", ScaleHintView.as_view(), name="scale_hint"),
    path("/<int:number>/sample", SampleView.as_view(), name="sample"),
    path("/<int:number>/watched", WatchedView.as_view(), name="watched"),
    path("/<int:number>/watched/<int:series>", WatchedSeriesView.as_view(), name="watched_series"),
    path("/<int:number>/watched/<int:series>/values", ValuesView.as_view(), name="values"),
    path("/<int:number>/start", StartView.as_view(), name="start"),
    path("/<int:number>/amendments", AmendmentsView.as_view(), name="amendments"),
    path("/<int:number>/notes", NotesView.as_view(), name="notes"),
    path("/<int:number>/notes/<int:pk>", NoteView.as_view(), name="note"),
    path("/<int:number>/pause", PauseView.as_view(), name="pause"),
    path("/<int:number>/resumption", ResumptionView.as_view(), name="resumption"),
    path("/<int:number>/study", StudyView.as_view(), name="study"),
    path("/<int:number>/decision", DecisionView.as_view(), name="decision"),
    path("/<int:number>/next", NextView.as_view(), name="next"),
    path("/<int:number>/adoption", AdoptionView.as_view(), name="adoption"),
    path("/<int:number>/adoption/new", AdoptionNewView.as_view(), name="adoption_new"),
    path("/<int:number>/adoption/<int:artifact>", AdoptionIntoView.as_view(), name="adoption_into"),
    path("/<int:number>/publication", PublicationView.as_view(), name="publication"),
    path("/<int:number>/copy", CopyView.as_view(), name="copy"),
    path("/<int:number>/chart.<slug:form>", ChartView.as_view(), name="chart"),
]
