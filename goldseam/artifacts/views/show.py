"""One artifact as it reads now, and how it came to read so."""

from django.shortcuts import redirect, render

from goldseam.artifacts.forms import DetailsForm, RetirementForm
from goldseam.artifacts.views.scopes import ArtifactScoped, pause_points
from goldseam.common.resources import ResourceView, attempt
from goldseam.events.models import Event

HISTORY = 50


class ArtifactView(ArtifactScoped, ResourceView):
    def get(self, request, **kwargs):
        return artifact_page(request, self.artifact)

    def patch(self, request, **kwargs):
        form = DetailsForm(self.artifact, request.POST)
        if attempt(form, self.artifact.rename, by=request.user):
            return redirect(self.artifact)
        self.artifact.refresh_from_db()
        return artifact_page(request, self.artifact, status=422, details_form=form)


def artifact_page(request, artifact, status=200, **forms):
    current = artifact.current
    versions = artifact.versions.select_related("by")[:HISTORY]
    context = {
        "artifact": artifact,
        "current": current,
        "pause_points": pause_points(current, request.user) if current and artifact.is_checklist else [],
        "events": Event.objects.visible_to(request.user).filter(changes__version__artifact=artifact).distinct(),
        "versions": versions,
        "details_form": DetailsForm(artifact),
        "retirement_form": RetirementForm(),
    }
    return render(request, "artifacts/show.html", context | forms, status=status)
