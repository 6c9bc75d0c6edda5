"""Looking at the events of a period: the page, each of its charts, and the events behind each number."""

from django.http import Http404
from django.shortcuts import render

from goldseam.charts.responses import chart_response
from goldseam.common.prepared import prepared
from goldseam.common.resources import ResourceView
from goldseam.patterns.asked import KINDS, Asked
from goldseam.patterns.behind import Behind
from goldseam.patterns.counting import seen_events
from goldseam.patterns.fields import FIELDS
from goldseam.patterns.looking.look import CHARTS, FORMS, Look
from goldseam.patterns.models import Analysis
from goldseam.patterns.periods import LENGTHS, Period
from goldseam.people.models import Team
from goldseam.people.scopes import OrganisationScoped


class LookScoped(OrganisationScoped):
    reader = "reads"

    def load(self, **kwargs):
        self.asked = Asked.of(self.request.GET)
        self.look = Look(self.organisation, self.asked, seen_events(self.organisation, self.request.user))


class LookView(LookScoped, ResourceView):
    def get(self, request, **kwargs):
        kept = Analysis.objects.filter(organisation=self.organisation).visible_to(request.user)
        context = {
            "look": self.look,
            "asked": self.asked,
            "fields": FIELDS,
            "kinds": KINDS,
            "teams": teams_of(self.organisation),
            "lasts": {kind: Period.last(kind) for kind in LENGTHS},
            "last": kept.newest_first().select_related("organisation").prefetch_related("patterns__closure").first(),
            "can_keep": request.membership.writes,
        }
        return render(request, "patterns/look.html", context)


class ChartView(LookScoped, ResourceView):
    def get(self, request, name, form, **kwargs):
        if name not in CHARTS or form not in FORMS:
            raise Http404
        return chart_response(request, self.look.chart(name), form)


class EventsView(LookScoped, ResourceView):
    """The events behind a number of the page."""

    def get(self, request, **kwargs):
        behind = Behind(self.look, request.GET)
        return render(request, "patterns/events.html", {"look": self.look, "asked": self.asked, "behind": behind})


def teams_of(organisation) -> list:
    return _teams(organisation.pk) if organisation.has_teams else []


@prepared
def _teams(organisation: int):
    return Team.objects.filter(organisation=organisation).order_by("name").values_list("pk", "name")
