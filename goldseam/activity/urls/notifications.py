"""Addresses of notifications."""

app_name = "activity"
urlpatterns: list = []
