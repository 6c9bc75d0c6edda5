"""Loads the pre-mortem or the risk named in the address, out of those that this person may see."""

from django.contrib import messages
from django.forms import Form
from django.shortcuts import get_object_or_404, redirect

from goldseam.common.resources import attempt
from goldseam.people.scopes import OrganisationScoped
from goldseam.premortems.models import Premortem, Risk
from goldseam.premortems.views.page import premortem_page
from goldseam.premortems.views.risk_page import risk_page


class PremortemScoped(OrganisationScoped):
    """A view of one pre-mortem, or of something in it."""

    def load(self, number, **kwargs):
        here = Premortem.objects.filter(organisation=self.organisation).visible_to(self.request.user)
        self.premortem = get_object_or_404(here.with_state().prefetch_related("tags"), number=number)

    def get(self, request, **kwargs):
        """Whoever comes to a part of it by its address is shown all of it."""
        return redirect(self.premortem)

    def page(self, status=200, **forms):
        return premortem_page(self.request, self.premortem, status, **forms)

    def back_to(self, part: str = ""):
        return redirect(f"{self.premortem.get_absolute_url()}{f'#{part}' if part else ''}")


class RiskScoped(OrganisationScoped):
    """A view of one risk, or of something in it."""

    def load(self, number, **kwargs):
        here = Risk.objects.filter(organisation=self.organisation).visible_to(self.request.user)
        self.risk = get_object_or_404(here.with_state(), number=number)
        self.risk.premortem.organisation = self.organisation

    def get(self, request, **kwargs):
        return redirect(self.risk)

    def page(self, status=200, **forms):
        return risk_page(self.request, self.risk, status, **forms)

    def back_to(self, part: str):
        return redirect(self.place(part))

    def place(self, part: str) -> str:
        return f"{self.risk.get_absolute_url()}#{part}"

    def try_to(self, verb, part: str, **facts):
        """A verb that asks for nothing. Where it refuses, the page says why."""
        form = Form(self.request.POST)
        if not attempt(form, verb, by=self.request.user, **facts):
            messages.warning(self.request, " ".join(map(str, form.non_field_errors())))
        return self.back_to(part)
