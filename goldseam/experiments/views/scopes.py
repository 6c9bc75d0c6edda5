"""Loads the experiment named in the address, out of those that this person may see."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect

from goldseam.common.resources import attempt
from goldseam.experiments.models import Cycle
from goldseam.experiments.views.page import cycle_page
from goldseam.people.scopes import OrganisationScoped


class CycleScoped(OrganisationScoped):
    """A view of one experiment, or of something in it."""

    def load(self, number, **kwargs):
        cycles = Cycle.objects.filter(organisation=self.organisation).visible_to(self.request.user)
        shown = cycles.with_state().with_measures().prefetch_related("plan_versions")
        self.cycle = get_object_or_404(shown, number=number)

    def get(self, request, **kwargs):
        """Whoever comes to a part of an experiment by its address is shown the experiment."""
        return redirect(self.cycle)

    def page(self, status=200, **forms):
        """The experiment's page; `forms` replaces fresh forms by those that came back with errors."""
        return cycle_page(self.request, self.cycle, status, **forms)

    def back_to(self, part: str, query: str = ""):
        """To this part of the page."""
        return redirect(self.place(part, query))

    def place(self, part: str, query: str = "") -> str:
        return f"{self.cycle.get_absolute_url()}{query}#{part}"

    def back_to_measures(self):
        return self.back_to("measures", "?part=data")

    def try_to(self, form, verb, part: str, query: str = ""):
        """A verb that takes nothing but who asks. Where it refuses, the page says why."""
        if not attempt(form, verb, by=self.request.user):
            messages.warning(self.request, " ".join(form.non_field_errors()))
        return self.back_to(part, query)
