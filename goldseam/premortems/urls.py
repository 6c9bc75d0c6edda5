"""Addresses of pre-mortems and of their risks."""

from django.urls import path

from goldseam.premortems.signal_urls import signal_patterns
from goldseam.premortems.views.check_ins import CheckInsView
from goldseam.premortems.views.files import RisksFileView
from goldseam.premortems.views.hints import HintsView
from goldseam.premortems.views.look_back import LookBackView
from goldseam.premortems.views.new import NewPremortemView
from goldseam.premortems.views.place import PlaceView
from goldseam.premortems.views.premortems import PremortemsView, PremortemView
from goldseam.premortems.views.promises import PromisesView
from goldseam.premortems.views.risk import RiskView
from goldseam.premortems.views.risk_states import AcceptanceView, MitigationView, OccurrencesView, OccurrenceView
from goldseam.premortems.views.risks import RisksView
from goldseam.premortems.views.room import RoomView
from goldseam.premortems.views.settlement import SettlementView

app_name = "premortems"
urlpatterns = [
    path("", PremortemsView.as_view(), name="list"),
    path("/new", NewPremortemView.as_view(), name="new"),
    path("/hints", HintsView.as_view(), name="hints"),
    path("/<int:number>", PremortemView.as_view(), name="show"),
    path("/<int:number>/room", RoomView.as_view(), name="room"),
    path("/<int:number>/settlement", SettlementView.as_view(), name="settlement"),
    path("/<int:number>/look-back", LookBackView.as_view(), name="look_back"),
    path("/<int:number>/risks", RisksView.as_view(), name="risks"),
    path("/<int:number>/risks.<slug:form>", RisksFileView.as_view(), name="file"),
    path("/risks/<int:number>", RiskView.as_view(), name="risk"),
    path("/risks/<int:number>/mitigation", MitigationView.as_view(), name="mitigation"),
    path("/risks/<int:number>/acceptance", AcceptanceView.as_view(), name="acceptance"),
    path("/risks/<int:number>/occurrences", OccurrencesView.as_view(), name="occurrences"),
    path("/risks/<int:number>/occurrences/<int:pk>", OccurrenceView.as_view(), name="occurrence"),
    path("/risks/<int:number>/check-ins", CheckInsView.as_view(), name="check_ins"),
    path("/risks/<int:number>/place", PlaceView.as_view(), name="place"),
    path("/risks/<int:number>/actions", PromisesView.as_view(), name="promises"),
    *signal_patterns,
]
