"""Rooms of an organisation, and its templates for them."""

from django.urls import path

from goldseam.live.views.rooms import NewRoomView, RoomSummaryView, RoomsView
from goldseam.live.views.templates import NewTemplateView, TemplatesView, TemplateView

app_name = "rooms"

urlpatterns = [
    path("", RoomsView.as_view(), name="list"),
    path("/new", NewRoomView.as_view(), name="new"),
    path("/templates", TemplatesView.as_view(), name="templates"),
    path("/templates/new", NewTemplateView.as_view(), name="new_template"),
    path("/templates/<int:pk>", TemplateView.as_view(), name="template"),
    path("/<int:number>", RoomSummaryView.as_view(), name="show"),
]
