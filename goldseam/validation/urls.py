"""Addresses of validation: standards, records, sign-offs, and who has read what."""

from django.urls import path

from goldseam.validation.views.approvals import ApprovalsView, ApprovalView
from goldseam.validation.views.citations import CitationsView, CitationView
from goldseam.validation.views.control import ControlView, SettingsView
from goldseam.validation.views.dossier import CurrentView, VersionView
from goldseam.validation.views.overview import OverviewView
from goldseam.validation.views.records import (
    AcknowledgementView,
    EffectView,
    ExaminationsView,
    ForceView,
    RecordView,
    ReviewsView,
    TrainingView,
)
from goldseam.validation.views.roles import RolesView, RoleView
from goldseam.validation.views.trail import TrailFileView, TrailView

OF_VERSION = "/<int:number>/versions/<int:version>"

app_name = "validation"
urlpatterns = [
    path("", OverviewView.as_view(), name="list"),
    path("/<int:number>", CurrentView.as_view(), name="show"),
    path("/<int:number>/control", ControlView.as_view(), name="control"),
    path("/<int:number>/settings", SettingsView.as_view(), name="settings"),
    path("/<int:number>/roles", RolesView.as_view(), name="roles"),
    path("/<int:number>/roles/<int:role>", RoleView.as_view(), name="role"),
    path("/<int:number>/citations", CitationsView.as_view(), name="citations"),
    path("/<int:number>/citations/<int:citation>", CitationView.as_view(), name="citation"),
    path("/<int:number>/reviews", ReviewsView.as_view(), name="reviews"),
    path("/<int:number>/trail", TrailView.as_view(), name="trail"),
    path("/<int:number>/trail.<str:form>", TrailFileView.as_view(), name="trail_file"),
    path(OF_VERSION, VersionView.as_view(), name="version"),
    path(f"{OF_VERSION}/record", RecordView.as_view(), name="record"),
    path(f"{OF_VERSION}/training", TrainingView.as_view(), name="training"),
    path(f"{OF_VERSION}/examinations", ExaminationsView.as_view(), name="examinations"),
    path(f"{OF_VERSION}/approvals", ApprovalsView.as_view(), name="approvals"),
    path(f"{OF_VERSION}/approvals/<int:approval>", ApprovalView.as_view(), name="approval"),
    path(f"{OF_VERSION}/force", ForceView.as_view(), name="force"),
    path(f"{OF_VERSION}/effect", EffectView.as_view(), name="effect"),
    path(f"{OF_VERSION}/acknowledgement", AcknowledgementView.as_view(), name="acknowledgement"),
]
