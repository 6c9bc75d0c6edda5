"""Addresses of changes."""

app_name = "changes"
urlpatterns: list = []
