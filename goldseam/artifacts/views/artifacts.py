"""The list of artifacts, and a new one."""

from django.shortcuts import redirect, render

from goldseam.artifacts.forms import NewArtifactForm, kind_named
from goldseam.artifacts.listing import Listing
from goldseam.artifacts.models import Artifact, ArtifactKind, Stage
from goldseam.artifacts.parts import LIST
from goldseam.common.resources import ResourceView, attempt
from goldseam.people.models import Team
from goldseam.people.scopes import OrganisationScoped


class ArtifactsView(OrganisationScoped, ResourceView):
    def get(self, request, **kwargs):
        teams = Team.objects.filter(organisation=self.organisation).visible_to(request.user)
        context = {
            "listing": Listing(self.organisation, request.user, request.GET),
            "teams": teams if self.organisation.has_teams else [],
            "stages": Stage.choices,
        } | LIST.page(self.organisation, request.user)
        return render(request, "artifacts/list.html", context)


class NewArtifactView(OrganisationScoped, ResourceView):
    reader = "writes"

    def load(self, **kwargs):
        self.kind = kind_named(self.request.GET.get("kind", ""))

    def get(self, request, **kwargs):
        return self.page(NewArtifactForm(self.organisation, self.kind, initial={"is_private": True}))

    def post(self, request, **kwargs):
        form = NewArtifactForm(self.organisation, self.kind, request.POST)
        if attempt(form, Artifact.make, by=request.user, organisation=self.organisation):
            return redirect(form.result)
        return self.page(form, status=422)

    def page(self, form, status=200):
        context = {"form": form, "kind": self.kind, "kinds": ArtifactKind.choices}
        return render(self.request, "artifacts/new.html", context, status=status)
