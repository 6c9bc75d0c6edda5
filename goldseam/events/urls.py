"""Addresses of events."""

from django.urls import path

from goldseam.events.views.classification import ClassificationView
from goldseam.events.views.description import DescriptionView
from goldseam.events.views.event import EventView
from goldseam.events.views.events import EventsView
from goldseam.events.views.evidence import EvidenceListView, EvidenceView
from goldseam.events.views.hand_over import HandOverView
from goldseam.events.views.layers import FindingsView, SlicesView
from goldseam.events.views.layers_in_use import LayersView, LayerView, PlaceView, RetirementView
from goldseam.events.views.merging import MergingView
from goldseam.events.views.moments import MomentsView, OrderView
from goldseam.events.views.new_event import NewEventView
from goldseam.events.views.pasting import PastingView
from goldseam.events.views.recurrences import RecurrencesView, RecurrenceView
from goldseam.events.views.rows import FactorsView, NoneFoundView, TimelineView
from goldseam.events.views.similar import SimilarToView, SimilarView

app_name = "events"
urlpatterns = [
    path("", EventsView.as_view(), name="list"),
    path("/new", NewEventView.as_view(), name="new"),
    path("/layers", LayersView.as_view(), name="layers"),
    path("/layers/<int:pk>", LayerView.as_view(), name="layer"),
    path("/layers/<int:pk>/retirement", RetirementView.as_view(), name="retirement"),
    path("/layers/<int:pk>/place", PlaceView.as_view(), name="layer_place"),
    path("/similar", SimilarView.as_view(), name="similar"),
    path("/<int:number>", EventView.as_view(), name="show"),
    path("/<int:number>/classification", ClassificationView.as_view(), name="classification"),
    path("/<int:number>/description", DescriptionView.as_view(), name="description"),
    path("/<int:number>/timeline", TimelineView.as_view(), name="timeline"),
    path("/<int:number>/timeline/order", OrderView.as_view(), name="order"),
    path("/<int:number>/timeline/moments", MomentsView.as_view(), name="moments"),
    path("/<int:number>/timeline/pasting", PastingView.as_view(), name="pasting"),
    path("/<int:number>/timeline/<int:entry>/evidence", EvidenceListView.as_view(), name="evidence"),
    path("/<int:number>/timeline/<int:entry>/evidence/<int:pk>", EvidenceView.as_view(), name="piece"),
    path("/<int:number>/factors", FactorsView.as_view(), name="factors"),
    path("/<int:number>/factors/none-found", NoneFoundView.as_view(), name="none_found"),
    path("/<int:number>/layers", FindingsView.as_view(), name="findings"),
    path("/<int:number>/layers.<str:form>", SlicesView.as_view(), name="slices"),
    path("/<int:number>/hand-over", HandOverView.as_view(), name="hand_over"),
    path("/<int:number>/merging", MergingView.as_view(), name="merging"),
    path("/<int:number>/similar", SimilarToView.as_view(), name="similar_to"),
    path("/<int:number>/recurrences", RecurrencesView.as_view(), name="recurrences"),
    path("/<int:number>/recurrences/<int:pk>", RecurrenceView.as_view(), name="recurrence"),
]
