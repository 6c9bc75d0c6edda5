"""Addresses of triage."""

from django.urls import path

from goldseam.triage.views.decision import DecisionView
from goldseam.triage.views.parts import (
    EarlierView,
    MergingView,
    QuestionView,
    RatingView,
    TagsView,
    TeamView,
    ThanksView,
)
from goldseam.triage.views.queue import OneView, QueueView, UndoView

app_name = "triage"
urlpatterns = [
    path("", QueueView.as_view(), name="list"),
    path("/last", UndoView.as_view(), name="undo"),
    path("/<int:number>", OneView.as_view(), name="one"),
    path("/<int:number>/decision", DecisionView.as_view(), name="decision"),
    path("/<int:number>/thanks", ThanksView.as_view(), name="thanks"),
    path("/<int:number>/question", QuestionView.as_view(), name="question"),
    path("/<int:number>/rating", RatingView.as_view(), name="rating"),
    path("/<int:number>/tags", TagsView.as_view(), name="tags"),
    path("/<int:number>/team", TeamView.as_view(), name="team"),
    path("/<int:number>/earlier", EarlierView.as_view(), name="earlier"),
    path("/<int:number>/merging", MergingView.as_view(), name="merging"),
]
