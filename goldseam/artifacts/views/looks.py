"""Somebody looked at an artifact again."""

from django.shortcuts import redirect

from goldseam.artifacts.forms import LookForm
from goldseam.artifacts.views.scopes import ArtifactScoped
from goldseam.artifacts.views.show import artifact_page
from goldseam.common.resources import ResourceView, attempt


class LooksView(ArtifactScoped, ResourceView):
    def post(self, request, **kwargs):
        form = LookForm(request.POST)
        if attempt(form, self.artifact.look_again, by=request.user):
            return redirect(self.artifact)
        return artifact_page(request, self.artifact, status=422, look_form=form)
