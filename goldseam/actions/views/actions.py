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
    """A promise outside of a review: for an event (`?event=12`), after one without effect (`?follows=7`), or alone."""

    reader = "writes"

    def load(self, **kwargs):
        self.follows = self._asked_for("follows", Action.objects.select_related("event__organisation"))
        self.event = self.follows.event if self.follows else self._asked_for("event", Event.objects.all())

    def get(self, request, **kwargs):
        return self.page(ActionForm(self.organisation, self.event, initial={"owner": request.user}))

    def post(self, request, **kwargs):
        form = ActionForm(self.organisation, self.event, request.POST)
        if attempt(form, self.promise, by=request.user):
            return redirect(form.result)
        return self.page(form, status=422)

    def promise(self, by, **details):
        team = self.follows.team if self.follows else None
        about = {"event": self.event, "follows": self.follows, "team": team}
        return Action.promise(by, organisation=self.organisation, **about, **details)

    def page(self, form, status=200):
        context = {"form": form, "event": self.event, "follows": self.follows}
        return render(self.request, "actions/new.html", context, status=status)

    def _asked_for(self, name, things):
        number = self.request.GET.get(name, "")
        mine = things.filter(organisation=self.organisation).visible_to(self.request.user)
        return get_object_or_404(mine, number=number_in(number)) if number else None
