"""Something new to work by, because of an event."""

from django.shortcuts import render

from goldseam.artifacts.forms import NewArtifactForm, kind_named
from goldseam.artifacts.models import ArtifactKind
from goldseam.changes.models import Change
from goldseam.changes.views.scopes import ChangeScoped
from goldseam.common.resources import ResourceView


class StartChangeView(ChangeScoped, ResourceView):
    def load(self, **kwargs):
        super().load(**kwargs)
        self.kind = kind_named(self.request.GET.get("kind", ""))

    def get(self, request, **kwargs):
        form = NewArtifactForm(self.organisation, self.kind, initial={"team": self.event.team_id})
        return self.page(form, self.fit(self.kind))

    def post(self, request, **kwargs):
        form = NewArtifactForm(self.organisation, self.kind, request.POST)
        fit = self.fit(self.kind, request.POST)
        if self.attempt(form, fit, Change.start):
            return self.done(form.result)
        return self.page(form, fit, status=422)

    def page(self, form, fit, status=200):
        context = {"form": form, "fit": fit, "kind": self.kind, "kinds": ArtifactKind.choices} | self.context
        return render(self.request, "changes/start.html", context, status=status)
