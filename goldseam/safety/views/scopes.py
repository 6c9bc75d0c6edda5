"""Loads the pulse named in the address, of the organisation that this person belongs to."""

from django.contrib import messages
from django.forms import Form
from django.shortcuts import get_object_or_404, redirect

from goldseam.common.resources import attempt
from goldseam.people.scopes import OrganisationScoped
from goldseam.safety.models import Pulse


class PulseScoped(OrganisationScoped):
    """A view of one pulse. Those who guide plan it; who sees which numbers of it is said in `results`."""

    sender = "guides"

    def load(self, number, **kwargs):
        here = Pulse.objects.filter(organisation=self.organisation).visible_to(self.request.user)
        self.pulse = get_object_or_404(here.select_related("organisation", "before"), number=number)

    def get(self, request, **kwargs):
        """Whoever comes to a part of it by its address is shown all of it."""
        return redirect(self.pulse)

    def try_to(self, verb, **facts):
        """A verb that asks for nothing. Where it refuses, the page says why."""
        form = Form(self.request.POST)
        if not attempt(form, verb, **facts):
            messages.warning(self.request, " ".join(map(str, form.non_field_errors())))
        return redirect(self.pulse)
