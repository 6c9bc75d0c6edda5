"""Runs as a list, one as a page, and a new one."""

from django.shortcuts import get_object_or_404, redirect, render

from goldseam.artifacts.models import Artifact
from goldseam.common.devices import kept_for
from goldseam.common.numbers import number_in
from goldseam.common.plain_text import in_a_line
from goldseam.common.resources import ResourceView, attempt
from goldseam.people.scopes import OrganisationScoped
from goldseam.runs.forms import StartForm
from goldseam.runs.listing import Listing
from goldseam.runs.models import Run
from goldseam.runs.silence import silent_ones
from goldseam.runs.views.page import blank_sheet
from goldseam.runs.views.scopes import RunScoped

SILENT = 10


class RunsView(OrganisationScoped, ResourceView):
    reader = "reads"

    def get(self, request, **kwargs):
        listing = Listing(self.organisation, request.user, request.GET)
        silent = [] if listing.is_filtered else silent_ones(self.organisation, request.user)[:SILENT]
        return render(request, "runs/list.html", {"listing": listing, "silent": silent})


class RunView(RunScoped, ResourceView):
    def get(self, request, **kwargs):
        may_be_kept = request.membership.writes and self.run.is_open
        return kept_for(request.user, self.page()) if may_be_kept else self.page()


class NewRunView(OrganisationScoped, ResourceView):
    """`?artifact=7` names the checklist; `ref` and `project` can come along."""

    reader = "writes"

    def load(self, **kwargs):
        asked = self.request.POST.get("artifact") or self.request.GET.get("artifact", "")
        seen = Artifact.objects.filter(organisation=self.organisation).visible_to(self.request.user).checklists()
        loaded = seen.select_related("organisation", "team", "trial", "activation", "retirement")
        self.artifact = get_object_or_404(loaded, number=number_in(asked) or 0)

    def get(self, request, **kwargs):
        given = {name: request.GET.get(name, "")[:120] for name in ("ref", "project")}
        return kept_for(request.user, self.page(StartForm(initial=given)))

    def post(self, request, **kwargs):
        form = StartForm(request.POST)
        if attempt(form, Run.start, by=request.user, artifact=self.artifact):
            return redirect(form.result)
        return self.page(form, status=422)

    def page(self, form, status=200):
        artifact = self.artifact
        version = None if artifact.is_retired else artifact.in_force
        runs = Run.objects.filter(artifact=artifact).with_state().order_by("-number")
        context = {
            "form": form,
            "artifact": artifact,
            "version": version,
            "under_way": list(runs.open()[:5]),
            "earlier": self._earlier(runs),
        }
        blank = blank_sheet(artifact, version, self.request.user) if version else {}
        return render(self.request, "runs/new.html", blank | context, status=status)

    def _earlier(self, runs) -> list[Run]:
        """Those that have ended for the piece of work of the address."""
        project, ref = (self.request.GET.get(name, "")[:120] for name in ("project", "ref"))
        return list(runs.finished().for_ref(in_a_line(project), in_a_line(ref))[:5]) if ref else []
