"""What kinds of failure the months are made of."""

from django.http import Http404
from django.shortcuts import render

from goldseam.charts.responses import chart_response
from goldseam.common.resources import ResourceView
from goldseam.events.models import FailureType
from goldseam.patterns.counting import seen_events
from goldseam.patterns.mix.asked import LENGTHS, SIDES, MixAsked
from goldseam.patterns.mix.mix import CHARTS, FORMS, Mix
from goldseam.patterns.views.look import teams_of
from goldseam.people.scopes import OrganisationScoped


class TypesScoped(OrganisationScoped):
    reader = "reads"

    def load(self, **kwargs):
        person, self.asked = self.request.user, MixAsked.of(self.request.GET)
        self.mix = Mix(self.organisation, person, self.asked, seen_events(self.organisation, person))


class TypesView(TypesScoped, ResourceView):
    def get(self, request, **kwargs):
        context = {
            "mix": self.mix,
            "asked": self.asked,
            "types": FailureType.choices,
            "lengths": LENGTHS,
            "sides": SIDES,
            "teams": teams_of(self.organisation),
        }
        return render(request, "patterns/types.html", context)


class TypesChartView(TypesScoped, ResourceView):
    def get(self, request, name, form, **kwargs):
        if name not in CHARTS or form not in FORMS:
            raise Http404
        return chart_response(request, self.mix.chart(name), form)
