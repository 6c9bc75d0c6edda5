"""Loads the event that asks for a change, with the review and the action that it comes from."""

from urllib.parse import urlencode

from django.shortcuts import get_object_or_404, redirect

from goldseam.artifacts.models import Artifact
from goldseam.changes.forms import FitForm
from goldseam.common.numbers import number_in
from goldseam.common.resources import attempt
from goldseam.events.models import Event
from goldseam.people.scopes import OrganisationScoped


class ChangeScoped(OrganisationScoped):
    """A change in the making: `?event=12&review=3&action=7`; review and action may be missing."""

    reader = "writes"

    def load(self, **kwargs):
        person, asked = self.request.user, self.request.GET
        events = Event.objects.filter(organisation=self.organisation).visible_to(person)
        self.event = get_object_or_404(events, number=number_in(asked.get("event", "")))
        reviews = self.event.reviews.visible_to(person)
        self.review = reviews.filter(number=number_in(asked.get("review", ""))).first()
        actions = self.event.actions.visible_to(person)
        self.action = actions.filter(number=number_in(asked.get("action", ""))).first()

    @property
    def facts(self) -> dict:
        """What joins the new version with its event."""
        return {"event": self.event, "source": self.review or self.action, "action": self.action}

    @property
    def context(self) -> dict:
        about = {"event": self.event, "review": self.review, "action": self.action}
        query = urlencode({name: thing.number for name, thing in about.items() if thing})
        return about | {"query": query}

    def fit(self, kind, data=None) -> FitForm:
        return FitForm(self.event, kind, data)

    def attempt(self, form, fit, verb, **arguments) -> bool:
        """The verb, with the reason for a kind of change that rarely fits; both forms say what they miss."""
        if not (form.is_valid() & fit.is_valid()):
            return False
        return attempt(form, verb, by=self.request.user, **self.facts, **fit.cleaned_data, **arguments)

    def found_artifact(self, number):
        artifacts = Artifact.objects.filter(organisation=self.organisation).visible_to(self.request.user).in_use()
        return get_object_or_404(artifacts.select_related("organisation"), number=number)

    def done(self, change):
        """To before and after, from where one way leads back to the review or the event."""
        return redirect(change)
