"""Loads the gate named in the address, out of those that this person may see."""

from django.shortcuts import get_object_or_404

from goldseam.guardrails.models import Gate
from goldseam.people.scopes import OrganisationScoped


class GateScoped(OrganisationScoped):
    def load(self, name, **kwargs):
        gates = Gate.objects.filter(organisation=self.organisation).visible_to(self.request.user)
        related = gates.with_stage().select_related("organisation", "team", "owner", "rule__organisation")
        self.gate = get_object_or_404(related, name=name)
