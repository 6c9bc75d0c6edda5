"""Versions of an artifact: the next one is written, and any one is read with what stood there before."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from goldseam.artifacts.comparing import content_of, sides
from goldseam.artifacts.forms import ContentForm
from goldseam.artifacts.models.version import Overtaken
from goldseam.artifacts.views.scopes import ArtifactScoped, changes_of, pause_points
from goldseam.common.resources import ResourceView, attempt


class NewVersionView(ArtifactScoped, ResourceView):
    reader = "writes"

    def load(self, **kwargs):
        super().load(**kwargs)
        if self.artifact.is_retired:
            raise Http404

    def get(self, request, **kwargs):
        return self.page(ContentForm(self.artifact.kind, self.artifact.current))

    def post(self, request, **kwargs):
        form = ContentForm(self.artifact.kind, self.artifact.current, request.POST)
        revise = Refusable(self.artifact.revise)
        if attempt(form, revise, by=request.user):
            tell_of_merge(request, form)
            return redirect(form.result)
        return self.page(form, revise.overtaken, status=422)

    def page(self, form, overtaken=None, status=200):
        context = {"artifact": self.artifact, "form": form} | overtaken_by(overtaken, form)
        return render(self.request, "artifacts/revise.html", context, status=status)


class VersionView(ArtifactScoped, ResourceView):
    def get(self, request, version, **kwargs):
        found = get_object_or_404(self.artifact.versions.select_related("by"), number=version)
        found.artifact = self.artifact
        before = found.before
        changes = changes_of(found, request.user)
        context = {
            "artifact": self.artifact,
            "version": found,
            "before": before,
            "sides": sides(content_of(before), content_of(found)),
            "changes": changes,
            "answered": {change.event_id for change in changes},
            "pause_points": pause_points(found, request.user),
            "newest": self.artifact.current.number,
        }
        return render(request, "artifacts/version.html", context)


class Refusable:
    """A verb that remembers which newer version it met, so that the page can show it."""

    def __init__(self, verb):
        self.verb, self.overtaken = verb, None

    def __call__(self, **arguments):
        try:
            return self.verb(**arguments)
        except Overtaken as refusal:
            self.overtaken = refusal.current
            raise


def overtaken_by(version, form) -> dict:
    """For the page of the editor: the newer version beside what was typed, and saving again saves on top of it."""
    if version is None:
        return {"overtaken": None, "sides": None}
    form.rest_on(version)
    return {"overtaken": version, "sides": sides(content_of(version), form.typed)}


def tell_of_merge(request, form) -> None:
    """Says so where somebody else's newer version and this one were brought together."""
    base = form.cleaned_data.get("base")
    if base and form.result.number > base + 1:
        messages.info(request, _("Somebody saved a version while you were writing. This one holds what both changed."))
