"""Addresses at which people report without an account."""

from django.urls import URLPattern

app_name = "report"
urlpatterns: list[URLPattern] = []
