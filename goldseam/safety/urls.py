"""Addresses of pulses."""

from django.urls import path

from goldseam.safety.views.chart import TrendView
from goldseam.safety.views.file import ResultsFileView
from goldseam.safety.views.own_tickets import OwnTicketsView
from goldseam.safety.views.pulse import PulseView
from goldseam.safety.views.pulses import NewPulseView, PulsesView
from goldseam.safety.views.response import ResponseView
from goldseam.safety.views.states import CallingOffView, OpeningView
from goldseam.safety.views.talk import TalkView

app_name = "pulses"
urlpatterns = [
    path("", PulsesView.as_view(), name="list"),
    path("/new", NewPulseView.as_view(), name="new"),
    path("/talk", TalkView.as_view(), name="talk"),
    path("/<int:number>", PulseView.as_view(), name="show"),
    path("/<int:number>/answer", OwnTicketsView.as_view(), name="answer"),
    path("/<int:number>/opening", OpeningView.as_view(), name="opening"),
    path("/<int:number>/calling-off", CallingOffView.as_view(), name="calling_off"),
    path("/<int:number>/response", ResponseView.as_view(), name="response"),
    path("/<int:number>/teams/<int:team>/response", ResponseView.as_view(), name="team_response"),
    path("/<int:number>/results.csv", ResultsFileView.as_view(), name="file"),
    path("/<int:number>/trend.<str:form>", TrendView.as_view(), name="trend"),
    path("/<int:number>/teams/<int:team>/trend.<str:form>", TrendView.as_view(), name="team_trend"),
]
