"""What is told about an event, and correcting it."""

from typing import Any

from django.shortcuts import redirect, render

from goldseam.common.resources import ResourceView, attempt
from goldseam.events.forms import DescriptionForm
from goldseam.events.models import Collision
from goldseam.events.views.scopes import EditedEvent
from goldseam.events.wording import KINDS, SEVERITIES


class DescriptionView(EditedEvent, ResourceView):
    collision: Any = None  # What somebody else has saved in the meantime.

    def get(self, request, **kwargs):
        return self._page(DescriptionForm(event=self.event))

    def post(self, request, **kwargs):
        form = DescriptionForm(request.POST, event=self.event)
        if attempt(form, self._describe, by=request.user):
            return redirect(self.event)
        if self.collision:
            return self._page(self._beside_theirs(form), status=409)
        return self._page(form, status=422)

    def _describe(self, **told):
        try:
            self.event.describe(**told)
        except Collision as collision:
            self.collision = collision
            raise

    def _beside_theirs(self, form) -> DescriptionForm:
        """The form again, upon what is saved now: what both agree on is in it, and mine where we differ."""
        mine = {name: form.cleaned_data[name] for name in self.collision.theirs}
        return DescriptionForm(event=self.event, rather=self.collision.agreed | mine)

    def _page(self, form, status=200):
        context = {
            "event": self.event,
            "organisation": self.organisation,
            "form": form,
            "theirs": self._theirs(form),
            "kinds": KINDS,
            "severities": SEVERITIES,
        }
        return render(self.request, "events/description.html", context, status=status)

    def _theirs(self, form) -> list[tuple]:
        """What somebody else wrote into the same fields, each with its label, as words."""
        if not self.collision:
            return []
        return [(form[name].label, self._in_words(name)) for name in self.collision.theirs]

    def _in_words(self, name):
        show = getattr(self.event, f"get_{name}_display", None)
        return show() if show else getattr(self.event, name)
