"""Addresses at which programs start runs."""

from django.urls import path

from goldseam.runs.views.door import door

app_name = "start"
urlpatterns = [
    path("/<str:key>", door, name="door"),
]
