"""Experiments as a list, and one as a page."""

from django.shortcuts import redirect, render

from goldseam.common.resources import ResourceView, attempt
from goldseam.experiments.forms.new import DetailsForm
from goldseam.experiments.listing import Listing
from goldseam.experiments.result.calibrating import calibration_seen_by
from goldseam.experiments.views.scopes import CycleScoped
from goldseam.people.scopes import OrganisationScoped


class CyclesView(OrganisationScoped, ResourceView):
    def get(self, request, **kwargs):
        listing = Listing(self.organisation, request.user, request.GET)
        sure = None if listing.is_filtered else calibration_seen_by(request.user, self.organisation)
        return render(request, "experiments/list.html", {"listing": listing, "calibration": sure})


class CycleView(CycleScoped, ResourceView):
    def get(self, request, **kwargs):
        return self.page()

    def patch(self, request, **kwargs):
        form = DetailsForm(self.cycle, request.POST)
        if attempt(form, self.cycle.rename, by=request.user):
            return redirect(self.cycle)
        self.cycle.refresh_from_db()
        return self.page(status=422, details_form=form)
