"""The dossier: of the version that waits or is in force, and of any version."""

from django.shortcuts import render

from goldseam.artifacts.views.scopes import pause_points
from goldseam.common.resources import ResourceView
from goldseam.validation import forms
from goldseam.validation.dossier import Dossier
from goldseam.validation.views.scopes import ArtifactScoped, VersionScoped, version_of


class CurrentView(ArtifactScoped, ResourceView):
    def get(self, request, **kwargs):
        return dossier_page(request, self.artifact)


class VersionView(VersionScoped, ResourceView):
    def get(self, request, **kwargs):
        return dossier_page(request, self.artifact, self.version)


def dossier_page(request, artifact, version=None, status=200, **refused):
    """`refused` are forms that need another look, by name."""
    if version is None and artifact.current:
        version = version_of(artifact, artifact.current.number)
    context = {
        "artifact": artifact,
        "version": version,
        "dossier": Dossier(artifact, version, request.user),
        "pause_points": pause_points(version, request.user) if version and artifact.is_checklist else [],
    }
    return render(request, "validation/dossier.html", context | _forms(artifact, version) | refused, status=status)


def _forms(artifact, version) -> dict:
    return {
        "control_form": forms.ReasonForm(auto_id="id_control_%s"),
        "release_form": forms.ReasonForm(auto_id="id_release_%s"),
        "settings_form": forms.SettingsForm(getattr(artifact, "control", None)),
        "role_form": forms.RoleForm(artifact),
        "citation_form": forms.CitationForm(auto_id="id_citation_%s"),
        "record_form": forms.RecordForm(version),
        "training_form": forms.TrainingForm(auto_id="id_training_%s"),
        "examination_form": forms.ExaminationForm(auto_id="id_examination_%s"),
        "approval_form": forms.ApprovalForm(artifact),
        "force_form": forms.ForceForm(),
        "effect_form": forms.EffectForm(auto_id="id_effect_%s"),
        "review_form": forms.LookedAgainForm(auto_id="id_review_%s"),
    }
