"""What is to change because of an event: something people work by already, something new, or something elsewhere."""

from django.shortcuts import render

from goldseam.artifacts.listing import likeliest_first, matching, words_in
from goldseam.artifacts.models import Artifact, ArtifactKind
from goldseam.changes.fitting import fitting_kinds, misfit, why_fitting
from goldseam.changes.views.scopes import ChangeScoped
from goldseam.common.resources import ResourceView

MOST = 20


class NewChangeView(ChangeScoped, ResourceView):
    def get(self, request, **kwargs):
        words = words_in(request.GET)
        in_use = Artifact.objects.filter(organisation=self.organisation).visible_to(request.user).in_use()
        found = list(likeliest_first(matching(in_use, words), self.event.team_id)[: MOST + 1])
        context = {"artifacts": found[:MOST], "has_more": len(found) > MOST, "words": words} | self.proposed(found)
        return render(request, "changes/new.html", context | self.context)

    def proposed(self, found) -> dict:
        """Kinds that fit what happened, why, and what to ask where a kind of what is found rarely fits."""
        labels = dict(ArtifactKind.choices)
        return {
            "fitting": [(kind, labels[kind]) for kind in fitting_kinds(self.event)],
            "why_fitting": why_fitting(self.event),
            "misfits": {kind: misfit(self.event, kind) for kind in {artifact.kind for artifact in found}},
        }
