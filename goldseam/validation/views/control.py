"""An artifact comes under control, or control ends; and how it is controlled."""

from django.shortcuts import redirect

from goldseam.common.resources import ResourceView, attempt
from goldseam.validation.forms import ReasonForm, SettingsForm
from goldseam.validation.models import control, release_control
from goldseam.validation.views.dossier import dossier_page
from goldseam.validation.views.scopes import ArtifactScoped


class ControlView(ArtifactScoped, ResourceView):
    def post(self, request, **kwargs):
        form = ReasonForm(request.POST, auto_id="id_control_%s")
        if attempt(form, control, artifact=self.artifact, by=request.user):
            return redirect("validation:show", self.organisation.slug, self.artifact.number)
        return dossier_page(request, self.artifact, status=422, control_form=form)

    def delete(self, request, **kwargs):
        form = ReasonForm(request.POST, auto_id="id_release_%s")
        if attempt(form, release_control, artifact=self.artifact, by=request.user):
            return redirect("validation:show", self.organisation.slug, self.artifact.number)
        return dossier_page(request, self.artifact, status=422, release_form=form)


class SettingsView(ArtifactScoped, ResourceView):
    def post(self, request, **kwargs):
        form = SettingsForm(None, request.POST)
        kept = getattr(self.artifact, "control", None)
        if kept and attempt(form, kept.choose, by=request.user):
            return redirect("validation:show", self.organisation.slug, self.artifact.number)
        return dossier_page(request, self.artifact, status=422, settings_form=form)
