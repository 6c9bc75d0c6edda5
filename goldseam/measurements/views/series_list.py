"""The list of what is measured, and a new series."""

from django.shortcuts import redirect, render

from goldseam.common.resources import ResourceView, attempt
from goldseam.measurements.forms import SeriesForm
from goldseam.measurements.listing import Listing
from goldseam.measurements.models import Series
from goldseam.measurements.series_kind import HINTS
from goldseam.people.scopes import OrganisationScoped


class SeriesListView(OrganisationScoped, ResourceView):
    def get(self, request, **kwargs):
        listing = Listing(self.organisation, request.user, request.GET)
        return render(request, "measurements/list.html", {"listing": listing})


class NewSeriesView(OrganisationScoped, ResourceView):
    reader = "writes"

    def get(self, request, **kwargs):
        return self.page(SeriesForm(self.organisation))

    def post(self, request, **kwargs):
        form = SeriesForm(self.organisation, request.POST)
        if attempt(form, Series.make, by=request.user, organisation=self.organisation):
            return redirect(form.result)
        return self.page(form, status=422)

    def page(self, form, status=200):
        return render(self.request, "measurements/new.html", {"form": form, "hints": HINTS}, status=status)
