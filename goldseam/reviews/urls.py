"""Addresses of reviews."""

from django.urls import path

from goldseam.reviews.views.actions import ActionsView
from goldseam.reviews.views.appointment import AppointmentView
from goldseam.reviews.views.closure import ClosureView
from goldseam.reviews.views.debriefs import DebriefsView, DebriefView, NewDebriefView
from goldseam.reviews.views.follow_through import FollowThroughView
from goldseam.reviews.views.learned import LearnedView
from goldseam.reviews.views.notes import FactorsView, TimelineView
from goldseam.reviews.views.participants import ParticipantsView, ParticipantView
from goldseam.reviews.views.plan import PlanView, PostponementView
from goldseam.reviews.views.reviews import ReviewsView, ReviewView
from goldseam.reviews.views.room import RoomView
from goldseam.reviews.views.safety_answer import SafetyAnswerView
from goldseam.reviews.views.sections import SectionView
from goldseam.reviews.views.sitting import HoldingView, SittingView

app_name = "reviews"
urlpatterns = [
    path("", ReviewsView.as_view(), name="list"),
    path("/debriefs", DebriefsView.as_view(), name="debriefs"),
    path("/debriefs/new", NewDebriefView.as_view(), name="new_debrief"),
    path("/debriefs/<int:number>", DebriefView.as_view(), name="debrief"),
    path("/<int:number>", ReviewView.as_view(), name="show"),
    path("/<int:number>/plan", PlanView.as_view(), name="plan"),
    path("/<int:number>/appointment", AppointmentView.as_view(), name="appointment"),
    path("/<int:number>/postponement", PostponementView.as_view(), name="postponement"),
    path("/<int:number>/participants", ParticipantsView.as_view(), name="participants"),
    path("/<int:number>/participants/<int:pk>", ParticipantView.as_view(), name="participant"),
    path("/<int:number>/sitting", SittingView.as_view(), name="sitting"),
    path("/<int:number>/holding", HoldingView.as_view(), name="holding"),
    path("/<int:number>/room", RoomView.as_view(), name="room"),
    path("/<int:number>/sections/<slug:key>", SectionView.as_view(), name="section"),
    path("/<int:number>/timeline", TimelineView.as_view(), name="timeline"),
    path("/<int:number>/factors", FactorsView.as_view(), name="factors"),
    path("/<int:number>/actions", ActionsView.as_view(), name="actions"),
    path("/<int:number>/safety-answer", SafetyAnswerView.as_view(), name="safety_answer"),
    path("/<int:number>/learning", LearnedView.as_view(), name="learned"),
    path("/<int:number>/closure", ClosureView.as_view(), name="closure"),
    path("/<int:number>/follow-through", FollowThroughView.as_view(), name="follow_through"),
]
