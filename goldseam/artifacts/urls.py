"""Addresses of artifacts."""

app_name = "artifacts"
urlpatterns: list = []
