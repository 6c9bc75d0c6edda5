"""Loads the series named in the address, out of those that this person may see."""

from django.shortcuts import get_object_or_404

from goldseam.measurements.models import Series
from goldseam.people.scopes import OrganisationScoped


class SeriesScoped(OrganisationScoped):
    def load(self, number, **kwargs):
        series = Series.objects.filter(organisation=self.organisation).visible_to(self.request.user)
        related = series.select_related("organisation", "team", "owner", "archiving__by", "freeze__by", "pull")
        self.series = get_object_or_404(related.prefetch_related("phases", "annotations"), number=number)
