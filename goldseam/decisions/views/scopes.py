"""Loads the decision named in the address, out of those that this person may see."""

from django.shortcuts import get_object_or_404, redirect

from goldseam.common.resources import attempt
from goldseam.decisions.models import Decision
from goldseam.decisions.views.page import decision_page
from goldseam.people.scopes import OrganisationScoped


class DecisionScoped(OrganisationScoped):
    def load(self, number, **kwargs):
        decisions = Decision.objects.filter(organisation=self.organisation).visible_to(self.request.user)
        shown = decisions.with_state().select_related("supersedes__organisation", "proposed_by")
        loaded = shown.prefetch_related(
            "options", "assumptions", "deciders", "dissents__points", "look_backs__foreseen"
        )
        self.decision = get_object_or_404(loaded, number=number)

    def get(self, request, **kwargs):
        """Whoever comes to a part of a decision by its address is shown the decision."""
        return redirect(self.decision)

    def page(self, status=200, **forms):
        return decision_page(self.request, self.decision, status, **forms)

    def try_to(self, form, verb, name: str):
        """Calls the verb; where it refuses, the page says why, with what was typed."""
        if attempt(form, verb, by=self.request.user):
            return redirect(self.decision)
        self.decision = Decision.objects.with_state().get(pk=self.decision.pk)
        return self.page(status=422, **{name: form})
