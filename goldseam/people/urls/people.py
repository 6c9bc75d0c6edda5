"""Addresses of a person."""

app_name = "people"
urlpatterns: list = []
