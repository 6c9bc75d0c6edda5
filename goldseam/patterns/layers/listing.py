"""A page of events with how their layers stood, the newest first."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Exists, OuterRef
from django.urls import reverse

from goldseam.events.models import Event, Layer, LayerFinding
from goldseam.patterns.layers.asked import LayersAsked
from goldseam.people.models import Organisation, Person

PAGE = 25


@dataclass(frozen=True)
class ToldEvents:
    """Events of which something was said about a layer, a page of them."""

    asked: LayersAsked
    organisation: Organisation
    person: Person
    layers: list[Layer]

    @cached_property
    def _found(self) -> list[tuple]:
        """One more than a page: with it one knows whether there are older ones."""
        told = Exists(LayerFinding.objects.filter(event=OuterRef("pk")))
        events = self.asked.events(self.organisation, self.person).filter(told).latest_first()
        if self.asked.before:
            events = self._below(events, self.asked.before)
        return list(events.values_list("pk", "number", "title")[: PAGE + 1])

    def _below(self, events, number: int):
        """From the event of that number on; all of them where there is none."""
        known = Event.objects.visible_to(self.person).filter(organisation=self.organisation, number=number)
        last = known.values_list("happened_at", "number").first()
        return events.happened_before(*last) if last else events

    @property
    def rows(self) -> list[tuple[str, list, str]]:
        """Name, a state for each layer, and the address of each event."""
        states = self._states
        return [
            (f"#{number} {title}", [states.get((pk, layer.pk), "") for layer in self.layers], self._address(number))
            for pk, number, title in self._found[:PAGE]
        ]

    @property
    def older(self) -> str:
        """The query part of the next page's address."""
        return self.asked.address(before=self._found[PAGE - 1][1]) if len(self._found) > PAGE else ""

    @cached_property
    def _states(self) -> dict[tuple[int, int], str]:
        keys = [pk for pk, _number, _title in self._found[:PAGE]]
        found = LayerFinding.objects.filter(event__in=keys).order_by()
        return {(event, layer): state for event, layer, state in found.values_list("event", "layer", "state")}

    def _address(self, number: int) -> str:
        return reverse("events:show", args=[self.organisation.slug, number])
