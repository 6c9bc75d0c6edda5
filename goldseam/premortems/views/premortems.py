"""Pre-mortems as a list, and one as a page."""

from django.shortcuts import redirect, render

from goldseam.common.resources import ResourceView, attempt
from goldseam.people.scopes import OrganisationScoped
from goldseam.premortems.forms.plan import PlanForm
from goldseam.premortems.listing import Listing
from goldseam.premortems.views.scopes import PremortemScoped


class PremortemsView(OrganisationScoped, ResourceView):
    def get(self, request, **kwargs):
        listing = Listing(self.organisation, request.user, request.GET)
        return render(request, "premortems/list.html", {"listing": listing})


class PremortemView(PremortemScoped, ResourceView):
    def get(self, request, **kwargs):
        return self.page()

    def patch(self, request, **kwargs):
        form = PlanForm(self.organisation, request.user, request.POST, premortem=self.premortem)
        if attempt(form, self.premortem.amend, by=request.user):
            return redirect(self.premortem)
        self.premortem.refresh_from_db()
        form.remember(self.premortem)
        return self.page(status=422, plan_form=form)
