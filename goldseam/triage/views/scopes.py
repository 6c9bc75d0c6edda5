"""Loads the queue, and the event named in the address out of those that this person may see."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse

from goldseam.common.resources import attempt
from goldseam.events.models import Event
from goldseam.events.views.scopes import EventScoped
from goldseam.people.scopes import OrganisationScoped
from goldseam.triage.page import triage_page
from goldseam.triage.queue import Queue


class QueueScoped(OrganisationScoped):
    """A page for those who take part in the work."""

    reader = "writes"

    def queue(self, here: int | None = None) -> Queue:
        return Queue(self.organisation, self.request.user, self.request.GET.get("order", ""), here)

    def to(self, queue: Queue, number: int | None):
        """To one event, or to the list where there is no more."""
        slug = self.organisation.slug
        path = reverse("triage:one", args=[slug, number]) if number else reverse("triage:list", args=[slug])
        return HttpResponseRedirect(path + queue.query)


class SortedEvent(QueueScoped, EventScoped):
    """One event in the queue, or one that was in it. Who comes to a part of it by its address is shown the whole."""

    def load(self, **kwargs):
        super().load(**kwargs)
        if self.event.is_handed_over:
            raise Http404

    def get(self, request, **kwargs):
        return self.to(self.queue(), self.event.number)

    def page(self, status=200, **forms):
        return triage_page(self.request, self.queue(self.event.number), self.event, status, **forms)

    def do(self, name: str, form, verb, said: str = "", **arguments):
        """Stays at the event, or shows the form with what is wrong."""
        if not attempt(form, verb, **arguments):
            return self.page(status=422, **{name: form})
        if said:
            messages.success(self.request, said)
        return self.stay()

    def stay(self):
        """Here, unless it is out of sight now: then to the next."""
        seen = Event.objects.visible_to(self.request.user).filter(pk=self.event.pk).exists()
        queue = self.queue(self.event.number)
        return self.to(queue, self.event.number if seen else queue.next)

    @property
    def others(self):
        """Events that the person may see here."""
        return Event.objects.visible_to(self.request.user).filter(organisation=self.organisation)
