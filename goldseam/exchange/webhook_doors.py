"""Addresses at which programs report."""

from django.urls import path

from goldseam.exchange.views.webhook_door import door

app_name = "hook"
urlpatterns = [
    path("/<str:key>", door, name="door"),
]
