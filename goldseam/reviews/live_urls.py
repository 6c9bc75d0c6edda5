"""Addresses of reviews inside of a room, under /live/<code>: only there a device sends the word of its seat."""

from django.urls import path

from goldseam.reviews.views.room_prompts import RoomLearnedView, RoomSafetyView

app_name = "review_rooms"
urlpatterns = [
    path("/<str:code>/safety-answer", RoomSafetyView.as_view(), name="safety_answer"),
    path("/<str:code>/learning", RoomLearnedView.as_view(), name="learned"),
]
