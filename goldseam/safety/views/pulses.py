"""Pulses as a list, with their rhythm; and a new one."""

from datetime import timedelta

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from goldseam.common.resources import ResourceView, attempt
from goldseam.people.scopes import OrganisationScoped
from goldseam.safety.forms import PlanForm, RhythmForm
from goldseam.safety.models import Pulse, PulseRhythm

PAGE = 20
NOTICE, DAYS_OPEN = timedelta(days=7), timedelta(days=14)


class PulsesView(OrganisationScoped, ResourceView):
    sender = "guides"

    def get(self, request, **kwargs):
        return self.page()

    def patch(self, request, **kwargs):
        """How often they come round."""
        form, rhythm = RhythmForm(request.POST), PulseRhythm.of(self.organisation)
        if attempt(form, rhythm.amend, by=request.user):
            messages.success(request, _("Saved."))
            return redirect("pulses:list", self.organisation.slug)
        return self.page(form, status=422)

    def page(self, form=None, status=200):
        rhythm = PulseRhythm.of(self.organisation)
        found = Pulse.objects.filter(organisation=self.organisation).visible_to(self.request.user)
        page = Paginator(found.select_related("organisation").newest_first(), PAGE).get_page(
            self.request.GET.get("page")
        )
        context = {
            "page": page,
            "rhythm": rhythm,
            "rhythm_form": form or RhythmForm(initial={"every": rhythm.every, "days_open": rhythm.days_open}),
            "next_on": rhythm.next_opening(_today(self.organisation)),
            "owes_response": Pulse.two_without_response_in(self.organisation),
            "has_current": found.held().filter(closed_at=None).exists(),
        }
        return render(self.request, "safety/pulses/list.html", context, status=status)


class NewPulseView(OrganisationScoped, ResourceView):
    sender = reader = "guides"

    def get(self, request, **kwargs):
        pulse = Pulse(organisation=self.organisation)
        opens_on = max(pulse.today + NOTICE, pulse.earliest)
        days = {"opens_on": opens_on, "closes_on": opens_on + DAYS_OPEN}
        return self.page(PlanForm(initial=days | {"least_scores": 5, "least_comments": 10}))

    def post(self, request, **kwargs):
        form = PlanForm(request.POST)
        if attempt(form, Pulse.plan, organisation=self.organisation, by=request.user):
            messages.success(request, _("Planned. Until it opens you can change it or call it off."))
            return redirect(form.result)
        return self.page(form, status=422)

    def page(self, form, status=200):
        return render(self.request, "safety/pulses/new.html", {"form": form}, status=status)


def _today(organisation):
    return Pulse(organisation=organisation).today
