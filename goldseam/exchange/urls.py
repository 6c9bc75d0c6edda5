"""Addresses of calendars."""

from django.urls import path

from goldseam.exchange.views.appointments import FirstStepView, FollowThroughView, PlannedReviewView
from goldseam.exchange.views.feed import CalendarView, FeedView

app_name = "exchange"
urlpatterns = [
    path("", CalendarView.as_view(), name="calendar"),
    path("/feed/<str:token>.ics", FeedView.as_view(), name="feed"),
    path("/reviews/<int:number>.ics", PlannedReviewView.as_view(), name="review"),
    path("/reviews/<int:number>/follow-through.ics", FollowThroughView.as_view(), name="follow_through"),
    path("/first-steps/<slug:key>.ics", FirstStepView.as_view(), name="first_step"),
]
