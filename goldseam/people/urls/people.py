"""Addresses of a person: settings, organisations, and the link of an invitation."""

from django.urls import path

from goldseam.people.views.invitation import InvitationView
from goldseam.people.views.organisations import NewOrganisationView, OrganisationsView
from goldseam.people.views.settings import SettingsView

app_name = "people"
urlpatterns = [
    path("settings", SettingsView.as_view(), name="settings"),
    path("organisations", OrganisationsView.as_view(), name="organisations"),
    path("organisations/new", NewOrganisationView.as_view(), name="new_organisation"),
    path("invitations/<str:token>", InvitationView.as_view(), name="invitation"),
]
