"""Loads for which team and which days a page of measures is asked for."""

from django.http import Http404

from goldseam.insights.asked import Asked
from goldseam.insights.cuts import Cuts
from goldseam.insights.measures import measure_named
from goldseam.people.scopes import OrganisationScoped


class MeasuresScoped(OrganisationScoped):
    reader = "reads"

    def load(self, **kwargs):
        self.cuts = Cuts(self.organisation, self.request.user)
        self.asked = Asked.of(self.request.GET, self.organisation, self.request.user, self.cuts)

    @property
    def choosing(self) -> dict:
        """What the form for teams and days needs."""
        return {"asked": self.asked, "cuts": self.cuts}


class MeasureScoped(MeasuresScoped):
    """One measure."""

    def load(self, key, **kwargs):
        super().load(**kwargs)
        self.measure = measure_named(key)
        if self.measure is None:
            raise Http404
