"""Decisions as a list, and one as a page."""

from django.shortcuts import render

from goldseam.common.resources import ResourceView
from goldseam.decisions.listing import Listing
from goldseam.decisions.views.scopes import DecisionScoped
from goldseam.people.scopes import OrganisationScoped


class DecisionsView(OrganisationScoped, ResourceView):
    def get(self, request, **kwargs):
        return render(
            request, "decisions/list.html", {"listing": Listing(self.organisation, request.user, request.GET)}
        )


class DecisionView(DecisionScoped, ResourceView):
    def get(self, request, **kwargs):
        return self.page()
