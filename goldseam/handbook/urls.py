"""Addresses of handbook."""

app_name = "handbook"
urlpatterns: list = []
