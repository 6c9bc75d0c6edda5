"""Loads the webhook named in the address, out of those that this person may see."""

from django.shortcuts import get_object_or_404

from goldseam.common.gone import get_or_gone
from goldseam.exchange.models import Hook
from goldseam.people.scopes import OrganisationScoped


class GuideScoped(OrganisationScoped):
    """Webhooks are set up by those who guide."""

    sender = reader = "guides"


class HookScoped(GuideScoped):
    def load(self, number, **kwargs):
        seen = Hook.objects.filter(organisation=self.organisation).visible_to(self.request.user)
        self.hook = get_object_or_404(seen.select_related("team", "made_by", "closed_by"), number=number)
        self.hook.organisation = self.organisation


class DeliveryScoped(HookScoped):
    def load(self, pk, **kwargs):
        super().load(**kwargs)
        self.delivery = get_or_gone(self.hook.deliveries, self.hook, pk=pk)
        self.delivery.hook = self.hook
