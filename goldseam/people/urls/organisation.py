"""Addresses of an organisation: members, teams, invitations, settings."""

from django.urls import path

from goldseam.people.views.coach import CoachView
from goldseam.people.views.invitations import InvitationsView, OpenInvitationView
from goldseam.people.views.members import MembersView, MemberView
from goldseam.people.views.organisation import OrganisationView
from goldseam.people.views.teams import TeamMembersView, TeamMemberView, TeamsView, TeamView

app_name = "organisation"
urlpatterns = [
    path("members", MembersView.as_view(), name="members"),
    path("members/<int:pk>", MemberView.as_view(), name="member"),
    path("invitations", InvitationsView.as_view(), name="invitations"),
    path("invitations/<int:pk>", OpenInvitationView.as_view(), name="invitation"),
    path("teams", TeamsView.as_view(), name="teams"),
    path("teams/<int:pk>", TeamView.as_view(), name="team"),
    path("teams/<int:pk>/members", TeamMembersView.as_view(), name="team_members"),
    path("teams/<int:pk>/members/<int:person>", TeamMemberView.as_view(), name="team_member"),
    path("settings", OrganisationView.as_view(), name="settings"),
    path("coach", CoachView.as_view(), name="coach"),
]
