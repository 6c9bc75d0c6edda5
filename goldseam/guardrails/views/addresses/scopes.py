"""Addresses that are called are set up by those who guide: what leaves the organisation is theirs to decide."""

from django.shortcuts import get_object_or_404

from goldseam.guardrails.models import Address
from goldseam.people.scopes import OrganisationScoped


class GuideScoped(OrganisationScoped):
    sender = reader = "guides"


class AddressScoped(GuideScoped):
    def load(self, number, **kwargs):
        seen = Address.objects.filter(organisation=self.organisation).visible_to(self.request.user)
        self.address = get_object_or_404(seen.select_related("organisation"), number=number)
        self.address.organisation = self.organisation
