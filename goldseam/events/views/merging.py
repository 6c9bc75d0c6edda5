"""Told twice: saying that an event is the same as another one, and taking that back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from goldseam.common.numbers import number_in
from goldseam.common.resources import ResourceView
from goldseam.events.models import Event
from goldseam.events.views.scopes import LabelledEvent, came_from


class MergingView(LabelledEvent, ResourceView):
    def get(self, request, **kwargs):
        return self._back()

    def post(self, request, **kwargs):
        seen = Event.objects.visible_to(request.user).filter(organisation=self.organisation)
        other = get_object_or_404(seen, number=number_in(request.POST.get("other", "")))
        self._try(self.event.merge_into, other=other)
        return self._back()

    def delete(self, request, **kwargs):
        self._try(self.event.unmerge)
        return self._back()

    def _try(self, verb, **arguments) -> None:
        try:
            verb(by=self.request.user, **arguments)
        except ValidationError as refusal:
            messages.warning(self.request, refusal.messages[0])
        else:
            messages.success(self.request, _("Done."))

    def _back(self):
        return HttpResponseRedirect(came_from(self.request, self.organisation) or self.event.get_absolute_url())
