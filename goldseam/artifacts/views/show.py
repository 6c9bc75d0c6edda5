"""One artifact as people work by it now, and how it came to read so."""

from django.core.paginator import Paginator
from django.shortcuts import redirect, render

from goldseam.artifacts.forms import ActivationForm, DetailsForm, LookForm, RetirementForm
from goldseam.artifacts.models import Stage
from goldseam.artifacts.parts import PARTS
from goldseam.artifacts.sources import sources_of
from goldseam.artifacts.views.scopes import ArtifactScoped, pause_points
from goldseam.common.resources import ResourceView, attempt
from goldseam.events.models import Event

VERSIONS = 20


class ArtifactView(ArtifactScoped, ResourceView):
    def get(self, request, **kwargs):
        return artifact_page(request, self.artifact)

    def patch(self, request, **kwargs):
        form = DetailsForm(self.artifact, request.user, request.POST)
        if attempt(form, self.artifact.rename, by=request.user):
            return redirect(self.artifact)
        self.artifact.refresh_from_db()
        return artifact_page(request, self.artifact, status=422, details_form=form)


def artifact_page(request, artifact, status=200, **forms):
    newest = artifact.current
    shown = newest if newest is None or newest.is_in_force else artifact.in_force or newest
    versions = Paginator(artifact.versions.select_related("by"), VERSIONS).get_page(request.GET.get("page"))
    context = {
        "artifact": artifact,
        "newest": newest,
        "shown": shown,
        "pause_points": pause_points(shown, request.user) if shown and artifact.is_checklist else [],
        "events": list(_events_of(artifact, request.user)),
        "versions": versions,
        "sources": sources_of(versions, request.user),
        "stages": Stage,
        "gaps": artifact.gaps if artifact.stage in (Stage.DRAFT, Stage.TRIAL) else [],
        "stage_form": ActivationForm(),
        "look_form": LookForm(),
        "details_form": DetailsForm(artifact, request.user),
        "retirement_form": RetirementForm(),
    }
    context |= PARTS.page(artifact, request.user, "ways", "main", "aside")
    return render(request, "artifacts/show.html", context | forms, status=status)


def _events_of(artifact, person):
    """The events that it answers, as far as the person sees them."""
    return Event.objects.visible_to(person).filter(changes__version__artifact=artifact).distinct()
