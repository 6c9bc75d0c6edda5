"""Rooms, under /live/<code>: for whoever has the link."""

from django.urls import path

from goldseam.live.views.ballot import BallotView
from goldseam.live.views.cards import AllCardsView, NextCardView, RemovedCardView
from goldseam.live.views.clock import MinuteView, PauseView
from goldseam.live.views.clusters import ClustersView, ClusterView, PlacesView
from goldseam.live.views.door import LockView
from goldseam.live.views.dots import DotsView
from goldseam.live.views.drafts import DraftsView, DraftView
from goldseam.live.views.ending import EndingView
from goldseam.live.views.estimates import EstimatesView
from goldseam.live.views.front_door import FrontDoorView
from goldseam.live.views.kept import KeptView
from goldseam.live.views.lead import LeadView
from goldseam.live.views.marks import MarksView
from goldseam.live.views.room import MineView, RoomView
from goldseam.live.views.seat import SeatsView, SeatView
from goldseam.live.views.stage import StageView
from goldseam.live.views.turns import NextTurnView, RoundView, SpokenView, TurnView

app_name = "live"

urlpatterns = [
    path("", FrontDoorView.as_view(), name="front_door"),
    path("/<str:code>", RoomView.as_view(), name="room"),
    path("/<str:code>/mine", MineView.as_view(), name="mine"),
    path("/<str:code>/seats", SeatsView.as_view(), name="seats"),
    path("/<str:code>/seats/<uuid:seat>", SeatView.as_view(), name="seat"),
    path("/<str:code>/seats/<uuid:seat>/lead", LeadView.as_view(), name="lead"),
    path("/<str:code>/stage", StageView.as_view(), name="stage"),
    path("/<str:code>/minute", MinuteView.as_view(), name="minute"),
    path("/<str:code>/pause", PauseView.as_view(), name="pause"),
    path("/<str:code>/lock", LockView.as_view(), name="lock"),
    path("/<str:code>/ending", EndingView.as_view(), name="ending"),
    # Cards, turns and clusters.
    path("/<str:code>/drafts", DraftsView.as_view(), name="drafts"),
    path("/<str:code>/drafts/<uuid:draft>", DraftView.as_view(), name="draft"),
    path("/<str:code>/turn", TurnView.as_view(), name="turn"),
    path("/<str:code>/turn/next", NextTurnView.as_view(), name="next_turn"),
    path("/<str:code>/round", RoundView.as_view(), name="round"),
    path("/<str:code>/seats/<uuid:seat>/turns", SpokenView.as_view(), name="spoken"),
    path("/<str:code>/cards/next", NextCardView.as_view(), name="next_card"),
    path("/<str:code>/cards/all", AllCardsView.as_view(), name="all_cards"),
    path("/<str:code>/cards/removed", RemovedCardView.as_view(), name="removed_card"),
    path("/<str:code>/places", PlacesView.as_view(), name="places"),
    path("/<str:code>/clusters", ClustersView.as_view(), name="clusters"),
    path("/<str:code>/clusters/<int:cluster>", ClusterView.as_view(), name="cluster"),
    # Votes, estimates and what is kept.
    path("/<str:code>/dots", DotsView.as_view(), name="dots"),
    path("/<str:code>/marks", MarksView.as_view(), name="marks"),
    path("/<str:code>/ballot", BallotView.as_view(), name="ballot"),
    path("/<str:code>/estimates", EstimatesView.as_view(), name="estimates"),
    path("/<str:code>/kept", KeptView.as_view(), name="kept"),
]
