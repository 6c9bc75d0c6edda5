"""Addresses of this practice."""

from django.urls import URLPattern

app_name = "reporting"
urlpatterns: list[URLPattern] = []
