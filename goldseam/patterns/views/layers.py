"""How layers stood in many events."""

from django.http import Http404
from django.shortcuts import render

from goldseam.charts.responses import chart_response
from goldseam.common.resources import ResourceView
from goldseam.events.models import EventKind
from goldseam.patterns.layers.asked import LayersAsked
from goldseam.patterns.layers.listing import ToldEvents
from goldseam.patterns.layers.many import ManyEvents, layers_of
from goldseam.patterns.layers.pictures import grid_of, shares_chart
from goldseam.people.scopes import OrganisationScoped
from goldseam.verdicts.words import figure, percent


class LayersScoped(OrganisationScoped):
    """Figures over events: those that this person may see."""

    reader = "reads"

    def load(self, **kwargs):
        self.asked = LayersAsked.of(self.request.GET)

    def told(self, layers, asked=None) -> ToldEvents:
        return ToldEvents(asked or self.asked, self.organisation, self.request.user, layers)

    @property
    def many(self) -> ManyEvents:
        return ManyEvents.of(self.asked.of_all(), self.organisation, self.request.user)

    @property
    def context(self) -> dict:
        teams = self.organisation.teams.values_list("pk", "name") if self.organisation.has_teams else []
        return {
            "organisation": self.organisation,
            "asked": self.asked,
            "teams": list(teams),
            "kinds": EventKind.choices,
        }


class LayersView(LayersScoped, ResourceView):
    """Which layers had holes, which stopped most, and which holes line up."""

    def get(self, request, **kwargs):
        many, told = self.many, None
        if many.n:
            told = self.told(many.layers, self.asked.of_all())
        context = {"many": many, "told": told, "shares": shares_chart(many), "grid": told and grid_of(told)}
        context |= {"percent": percent, "figure": figure}
        return render(request, "patterns/layers.html", self.context | context)


class LayerEventsView(LayersScoped, ResourceView):
    """The events behind a number, with how their layers stood."""

    def get(self, request, **kwargs):
        layers = layers_of(self.organisation, request.user)
        told = self.told(layers)
        named = {layer.pk: layer for layer in layers}
        context = {
            "told": told,
            "grid": grid_of(told),
            "holes": [named[pk] for pk in self.asked.holes if pk in named],
            "held": named.get(self.asked.held),
        }
        return render(request, "patterns/layer_events.html", self.context | context)


class LayersChartView(LayersScoped, ResourceView):
    """A picture or its values: the shares, or the events one by one."""

    def get(self, request, name, form, **kwargs):
        if name == "shares":
            return chart_response(request, shares_chart(self.many), form)
        if name == "events":
            return chart_response(request, grid_of(self.told(layers_of(self.organisation, request.user))), form)
        raise Http404
