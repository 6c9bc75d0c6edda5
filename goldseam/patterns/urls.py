"""Addresses of this practice."""

from django.urls import URLPattern

app_name = "patterns"
urlpatterns: list[URLPattern] = []
