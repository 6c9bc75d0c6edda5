"""A new pre-mortem: one line is enough."""

from django.shortcuts import redirect, render

from goldseam.common.resources import ResourceView, attempt
from goldseam.people.scopes import OrganisationScoped
from goldseam.premortems.forms.plan import PlanForm
from goldseam.premortems.models import Premortem


class NewPremortemView(OrganisationScoped, ResourceView):
    reader = "writes"

    def get(self, request, **kwargs):
        return self.page(PlanForm(self.organisation, request.user))

    def post(self, request, **kwargs):
        form = PlanForm(self.organisation, request.user, request.POST)
        if attempt(form, Premortem.prepare, by=request.user, organisation=self.organisation):
            return redirect(form.result)
        return self.page(form, status=422)

    def page(self, form, status=200):
        return render(self.request, "premortems/new.html", {"form": form}, status=status)
