"""The list of actions, and a new one for an event."""

from django.shortcuts import get_object_or_404, redirect, render

from goldseam.actions.forms import ActionForm
from goldseam.actions.listing import Listing
from goldseam.actions.models import Action
from goldseam.common.numbers import number_in
from goldseam.common.resources import ResourceView, attempt
from goldseam.events.models import Event
from goldseam.people.scopes import OrganisationScoped


class ActionsView(OrganisationScoped, ResourceView):
    def get(self, request, **kwargs):
        return render(request, "actions/list.html", {"listing": Listing(self.organisation, request.user, request.GET)})


class NewActionView(OrganisationScoped, ResourceView):
    """A promise for an event, outside of a review: `?event=12`. Without an event it stands by itself."""

    reader = "writes"

    def load(self, **kwargs):
        number = self.request.GET.get("event", "")
        events = Event.objects.filter(organisation=self.organisation).visible_to(self.request.user)
        self.event = get_object_or_404(events, number=number_in(number)) if number else None

    def get(self, request, **kwargs):
        return self.page(ActionForm(self.organisation, self.event, initial={"owner": request.user}))

    def post(self, request, **kwargs):
        form = ActionForm(self.organisation, self.event, request.POST)
        if attempt(form, Action.promise, by=request.user, organisation=self.organisation, event=self.event):
            return redirect(form.result)
        return self.page(form, status=422)

    def page(self, form, status=200):
        return render(self.request, "actions/new.html", {"form": form, "event": self.event}, status=status)
