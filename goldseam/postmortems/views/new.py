"""Beginning a postmortem: of which event, and after which template."""

from django.shortcuts import get_object_or_404, redirect, render

from goldseam.common.numbers import number_in
from goldseam.common.resources import ResourceView, attempt
from goldseam.events.models import Event
from goldseam.people.scopes import OrganisationScoped
from goldseam.postmortems.forms import NewPostmortemForm
from goldseam.postmortems.models import Postmortem


class NewPostmortemView(OrganisationScoped, ResourceView):
    """`?event=12` names the event."""

    reader = "writes"

    def load(self, **kwargs):
        events = Event.objects.visible_to(self.request.user).learning().filter(organisation=self.organisation)
        self.event = get_object_or_404(events, number=number_in(self.request.GET.get("event", "")))

    def get(self, request, **kwargs):
        return self._page(NewPostmortemForm(self.event))

    def post(self, request, **kwargs):
        form = NewPostmortemForm(self.event, request.POST)
        if attempt(form, Postmortem.start, by=request.user, event=self.event):
            return redirect(form.result)
        return self._page(form, status=422)

    def _page(self, form, status=200):
        return render(self.request, "postmortems/new.html", {"form": form, "event": self.event}, status=status)
