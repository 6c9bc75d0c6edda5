"""Drills as a list, one as a page, and the guide to how they look."""

from django.shortcuts import render

from goldseam.common.resources import ResourceView
from goldseam.people.scopes import OrganisationScoped
from goldseam.red_teams.listing import Listing
from goldseam.red_teams.patterns import PATTERNS
from goldseam.red_teams.views.page import drill_page
from goldseam.red_teams.views.scopes import DrillScoped


class DrillsView(OrganisationScoped, ResourceView):
    def get(self, request, **kwargs):
        return render(
            request, "red_teams/list.html", {"listing": Listing(self.organisation, request.user, request.GET)}
        )


class PatternsView(OrganisationScoped, ResourceView):
    reader = "reads"

    def get(self, request, **kwargs):
        return render(request, "red_teams/patterns.html", {"patterns": PATTERNS})


class DrillView(DrillScoped, ResourceView):
    def get(self, request, **kwargs):
        return drill_page(request, self.drill)
