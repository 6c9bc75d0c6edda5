"""Addresses of this practice."""

from django.urls import URLPattern

app_name = "shareouts"
urlpatterns: list[URLPattern] = []
