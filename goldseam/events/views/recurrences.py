"""The same again: linking an event to another, and telling the two apart."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404

from goldseam.common.gone import get_or_gone
from goldseam.common.numbers import number_in
from goldseam.common.resources import ResourceView
from goldseam.events.models import Event, Recurrence
from goldseam.events.views.scopes import EditedEvent


class RecurrencesView(EditedEvent, ResourceView):
    def post(self, request, **kwargs):
        others = Event.objects.visible_to(request.user).filter(organisation=self.organisation)
        other = get_object_or_404(others, number=number_in(request.POST.get("other", "")))
        try:
            Recurrence.relate(by=request.user, event=self.event, other=other)
        except ValidationError as refusal:
            messages.warning(request, refusal.messages[0])
        return HttpResponseRedirect(_place_on(self.event))


class RecurrenceView(EditedEvent, ResourceView):
    def delete(self, request, pk, **kwargs):
        linked = Recurrence.objects.of(self.event.pk).visible_to(request.user)
        get_or_gone(linked, _place_on(self.event), pk=pk).unrelate(by=request.user)
        return HttpResponseRedirect(_place_on(self.event))


def _place_on(event) -> str:
    return f"{event.get_absolute_url()}#seen-before"
