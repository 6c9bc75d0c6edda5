"""Addresses at which programs report."""

from django.urls import URLPattern

app_name = "hook"
urlpatterns: list[URLPattern] = []
