"""Addresses of notifications."""

from django.urls import path

from goldseam.activity.views.notifications import NotificationsView, ReadingView

app_name = "activity"
urlpatterns = [
    path("", NotificationsView.as_view(), name="notifications"),
    path("/reading", ReadingView.as_view(), name="reading"),
]
