"""The events of an organisation."""

from django.shortcuts import render
from django.urls import reverse

from goldseam.common.prepared import prepared
from goldseam.common.resources import ResourceView
from goldseam.events.filters import Filters
from goldseam.events.listing import Listing
from goldseam.events.models import EventKind, FailureType
from goldseam.events.models.finding import UNCLASSIFIED
from goldseam.people.models import Team
from goldseam.people.scopes import OrganisationScoped


class EventsView(OrganisationScoped, ResourceView):
    def get(self, request, **kwargs):
        listing = Listing(self.organisation, request.user, Filters.of(request))
        context = {
            "organisation": self.organisation,
            "listing": listing,
            "asked": listing.asked,
            "here": reverse("events:list", args=[self.organisation.slug]),
            "teams": _teams_of(self.organisation.pk) if self.organisation.has_teams else [],
            "kinds": {code: str(label) for code, label in EventKind.choices},
            "types": {code: str(label) for code, label in FailureType.choices},
            "unclassified": UNCLASSIFIED,
        }
        return render(request, "events/list.html", context)


@prepared
def _teams_of(organisation: int):
    return Team.objects.filter(organisation=organisation).values_list("pk", "name")
