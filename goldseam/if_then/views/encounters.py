"""The moment came: how it went, and taking it back."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from goldseam.artifacts.views.show import artifact_page
from goldseam.common.gone import get_or_gone
from goldseam.common.resources import ResourceView, attempt
from goldseam.if_then.forms import EncounterForm
from goldseam.if_then.models import Encounter, Outcome, RuleEncounter
from goldseam.if_then.personal import is_personal
from goldseam.if_then.tally import tallies_of
from goldseam.if_then.views.scopes import IfThenScoped, OwnPlanScoped, TeamRuleScoped


class EncountersView(IfThenScoped, ResourceView):
    leaves_no_trace = True  # Who sent the form and when would say whose moment of a team rule it was.

    def post(self, request, **kwargs):
        form = EncounterForm(request.POST)
        if not attempt(form, self.note_down):
            return artifact_page(request, self.artifact, status=422, encounter_form=form)
        if form.result.outcome == Outcome.WRONG_CUE and self.wants_another_cue():
            return self.to_the_editor()
        messages.success(request, _("Noted. It can be taken back on the page of the plan."))
        return self.back("moments")

    def note_down(self, **facts):
        if is_personal(self.artifact):
            return Encounter.note_down(self.artifact, by=self.request.user, **facts)
        return RuleEncounter.note_down(self.artifact, **facts)

    def wants_another_cue(self) -> bool:
        return tallies_of([self.artifact], self.request.user)[self.artifact.pk].asks_for_another_cue

    def to_the_editor(self):
        messages.info(self.request, _("The cue was wrong twice. What else would tell you that the moment has come?"))
        return redirect(reverse("artifacts:revise", args=[self.organisation.slug, self.artifact.number]))


class EncounterView(OwnPlanScoped, ResourceView):
    leaves_no_trace = True

    def load(self, encounter, **kwargs):
        super().load(**kwargs)
        seen = Encounter.objects.visible_to(self.request.user).filter(artifact=self.artifact)
        self.encounter = get_or_gone(seen, self.place("moments"), pk=encounter)

    def delete(self, request, **kwargs):
        self.encounter.take_back(by=request.user)
        return self.back("moments")


class RuleEncounterView(TeamRuleScoped, ResourceView):
    leaves_no_trace = True

    def load(self, encounter, **kwargs):
        super().load(**kwargs)
        self.encounter = get_or_gone(RuleEncounter, self.place("moments"), artifact=self.artifact, pk=encounter)

    def delete(self, request, **kwargs):
        if self.encounter.can_be_taken_back:
            self.encounter.take_back()
        return self.back("moments")
