"""What is to change because of an event: something people work by already, something new, or something elsewhere."""

from django.db.models import BooleanField, Case, F, Value, When
from django.shortcuts import render

from goldseam.artifacts.listing import matching, with_current
from goldseam.artifacts.models import Artifact
from goldseam.changes.views.scopes import ChangeScoped
from goldseam.common.resources import ResourceView

MOST = 20


class NewChangeView(ChangeScoped, ResourceView):
    def get(self, request, **kwargs):
        words = " ".join(request.GET.get("q", "").replace("\0", "").split())[:100]
        artifacts = list(matching(self.likely(), words)[: MOST + 1])
        context = {"artifacts": artifacts[:MOST], "has_more": len(artifacts) > MOST, "words": words}
        return render(request, "changes/new.html", context | self.context)

    def likely(self):
        """What could change, likeliest first: of the same team, then changed last."""
        artifacts = Artifact.objects.filter(organisation=self.organisation).visible_to(self.request.user).in_use()
        of_team = Case(When(team=self.event.team_id, then=True), default=Value(False), output_field=BooleanField())
        near = with_current(artifacts).annotate(is_near=of_team)
        return near.order_by("-is_near", F("version_at").desc(nulls_last=True), "title")
