"""Loads the run, or the checklist, named in the address, out of those that this person may see."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect

from goldseam.artifacts.models import Artifact
from goldseam.people.scopes import OrganisationScoped
from goldseam.runs.models import Run
from goldseam.runs.views.page import run_page


class RunScoped(OrganisationScoped):
    """A view of one run, or of something in it."""

    def load(self, number, **kwargs):
        runs = Run.objects.filter(organisation=self.organisation).visible_to(self.request.user).with_state()
        staged = runs.select_related("artifact__trial", "artifact__activation", "artifact__retirement")
        self.run = get_object_or_404(staged, number=number)
        self.run.artifact.organisation = self.organisation
        self.run.version.artifact = self.run.artifact

    def get(self, request, **kwargs):
        """Whoever comes to a part of a run by its address is shown the run."""
        return redirect(self.run)

    def page(self, status=200, **forms):
        """The run's page; `forms` replaces fresh forms by those that came back with errors."""
        return run_page(self.request, self.run, status, **forms)

    def back_to(self, part: str):
        return redirect(f"{self.run.get_absolute_url()}#{part}")


class ChecklistScoped(OrganisationScoped):
    """A view of how one checklist is used."""

    def load(self, artifact, **kwargs):
        seen = Artifact.objects.filter(organisation=self.organisation).visible_to(self.request.user)
        loaded = seen.select_related("organisation", "team", "owner", "trial", "activation", "retirement")
        self.artifact = get_object_or_404(loaded, number=artifact)
        if not self.artifact.is_checklist:
            raise Http404
