"""Addresses of webhooks that come in, for those who set them up."""

from django.urls import URLPattern

app_name = "webhooks"
urlpatterns: list[URLPattern] = []
