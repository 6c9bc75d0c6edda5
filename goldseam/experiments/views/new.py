"""A new experiment: from nothing, or out of an event, an action or a review."""

from django.shortcuts import get_object_or_404, redirect, render

from goldseam.actions.models import Action
from goldseam.common.numbers import number_in
from goldseam.common.resources import ResourceView, attempt
from goldseam.events.models import Event
from goldseam.experiments.forms.new import NewForm
from goldseam.experiments.models import Cycle
from goldseam.people.scopes import OrganisationScoped
from goldseam.reviews.models import Review


class NewCycleView(OrganisationScoped, ResourceView):
    """`?event=12`, `?action=7` or `?review=3` say where the idea comes from."""

    reader = "writes"

    def load(self, **kwargs):
        self.action = self._asked_for("action", Action.objects.select_related("event__organisation"))
        self.review = self._asked_for("review", Review.objects.all())
        self.event = self._asked_for("event", Event.objects.all()) or self._event_behind()

    def get(self, request, **kwargs):
        initial = {"title": self.action.title[:160]} if self.action else {}
        initial |= {"team": self.event.team_id} if self.event else {}
        return self._page(NewForm(self.organisation, request.user, initial=initial))

    def post(self, request, **kwargs):
        form = NewForm(self.organisation, request.user, request.POST)
        if attempt(form, self._make, by=request.user):
            return redirect(form.result)
        return self._page(form, status=422)

    def _make(self, by, **details):
        events = [self.event] if self.event else []
        return Cycle.make(self.organisation, by=by, action=self.action, events=events, **details)

    def _page(self, form, status=200):
        context = {"form": form, "event": self.event, "action": self.action, "review": self.review}
        return render(self.request, "experiments/new.html", context, status=status)

    def _event_behind(self):
        """The event of the action or the review, as far as this person may see it."""
        source = self.action or self.review
        about = source.event if source else None
        return Event.objects.visible_to(self.request.user).filter(pk=about.pk).first() if about else None

    def _asked_for(self, name, things):
        number = self.request.GET.get(name, "")
        mine = things.filter(organisation=self.organisation).visible_to(self.request.user)
        return get_object_or_404(mine, number=number_in(number)) if number else None
