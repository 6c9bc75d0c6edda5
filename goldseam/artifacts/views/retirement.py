"""An artifact goes out of use, or comes back."""

from django.shortcuts import redirect

from goldseam.artifacts.forms import RetirementForm
from goldseam.artifacts.views.scopes import ArtifactScoped
from goldseam.artifacts.views.show import artifact_page
from goldseam.common.resources import ResourceView, attempt


class RetirementView(ArtifactScoped, ResourceView):
    def post(self, request, **kwargs):
        form = RetirementForm(request.POST)
        if attempt(form, self.artifact.retire, by=request.user):
            return redirect(self.artifact)
        return artifact_page(request, self.artifact, status=422, retirement_form=form)

    def delete(self, request, **kwargs):
        self.artifact.bring_back(by=request.user)
        return redirect(self.artifact)
