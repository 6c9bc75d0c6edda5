"""Logging what happened."""

from django.shortcuts import redirect, render

from goldseam.common.resources import ResourceView, attempt
from goldseam.events.forms import EventForm
from goldseam.events.models import Event
from goldseam.events.wording import KINDS, SEVERITIES
from goldseam.people.scopes import OrganisationScoped


class NewEventView(OrganisationScoped, ResourceView):
    sender = reader = "reports"

    def get(self, request, **kwargs):
        return self._page(EventForm(organisation=self.organisation))

    def post(self, request, **kwargs):
        form = EventForm(request.POST, organisation=self.organisation)
        if attempt(form, Event.log, organisation=self.organisation, by=request.user):
            return redirect(form.result)
        return self._page(form, status=422)

    def _page(self, form, status=200):
        context = {"form": form, "kinds": KINDS, "severities": SEVERITIES}
        return render(self.request, "events/new.html", context, status=status)
