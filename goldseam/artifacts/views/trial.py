"""People try an artifact in earnest; ending the trial makes it a draft again."""

from django.shortcuts import redirect

from goldseam.artifacts.forms import StageForm
from goldseam.artifacts.views.scopes import ArtifactScoped
from goldseam.artifacts.views.show import artifact_page
from goldseam.common.resources import ResourceView, attempt


class Staging(ArtifactScoped, ResourceView):
    """One step from stage to stage."""

    def go(self, form, verb):
        if attempt(form, verb, by=self.request.user):
            return redirect(self.artifact)
        return artifact_page(self.request, self.artifact, status=422, stage_form=form)

    def delete(self, request, **kwargs):
        return self.go(StageForm(request.POST), self.artifact.draft_again)


class TrialView(Staging):
    def post(self, request, **kwargs):
        return self.go(StageForm(request.POST), self.artifact.begin_trial)
