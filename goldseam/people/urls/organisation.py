"""Addresses of an organisation: members, teams, invitations, settings."""

app_name = "organisation"
urlpatterns: list = []
