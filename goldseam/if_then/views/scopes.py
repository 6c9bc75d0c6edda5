"""Loads the plan or rule named in the address, out of those that this person may see."""

from django.http import Http404
from django.shortcuts import redirect

from goldseam.artifacts.models import ArtifactKind
from goldseam.artifacts.views.scopes import ArtifactScoped
from goldseam.common.returning import way_back
from goldseam.if_then.personal import is_own_plan


class IfThenScoped(ArtifactScoped):
    """A team rule that the person sees, or a plan of their own. Plans of others are not found here."""

    def load(self, **kwargs):
        super().load(**kwargs)
        if self.artifact.kind != ArtifactKind.TEAM_RULE and not is_own_plan(self.artifact, self.request.user):
            raise Http404

    def back(self, part: str):
        """To the page on which the form stood; else to the plan's own."""
        return redirect(self.place(part))

    def place(self, part: str) -> str:
        return way_back(self.request, f"{self.artifact.get_absolute_url()}#{part}")


class OwnPlanScoped(IfThenScoped):
    def load(self, **kwargs):
        super().load(**kwargs)
        if not is_own_plan(self.artifact, self.request.user):
            raise Http404


class TeamRuleScoped(IfThenScoped):
    def load(self, **kwargs):
        super().load(**kwargs)
        if self.artifact.kind != ArtifactKind.TEAM_RULE:
            raise Http404
