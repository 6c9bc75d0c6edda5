"""Loads the watch named in the address, out of those that this person may see."""

from django.shortcuts import get_object_or_404

from goldseam.guardrails.models import Watch
from goldseam.people.scopes import OrganisationScoped


class WatchScoped(OrganisationScoped):
    reader = "reads"

    def load(self, number, **kwargs):
        seen = Watch.objects.visible_to(self.request.user).filter(organisation=self.organisation)
        loaded = seen.loaded().select_related("series__freeze", "cycle__organisation", "rule__organisation", "address")
        loaded = loaded.select_related("signal__organisation", "signal__risk__organisation", "signal__risk__premortem")
        self.watch = get_object_or_404(loaded, number=number)
        self.watch.organisation = self.watch.series.organisation = self.organisation
