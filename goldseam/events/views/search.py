"""Searching: a few words, and what has them."""

from django.shortcuts import render
from django.urls import reverse

from goldseam.common.resources import ResourceView
from goldseam.events.filters import Filters
from goldseam.events.models import EventKind, FailureType
from goldseam.events.models.finding import UNCLASSIFIED
from goldseam.events.parts import search_parts_of
from goldseam.events.search_results import SearchResults
from goldseam.people.models import Team
from goldseam.people.scopes import OrganisationScoped

LONGEST_QUERY = 200


class SearchView(OrganisationScoped, ResourceView):
    def get(self, request, **kwargs):
        words = request.GET.get("q", "")[:LONGEST_QUERY]
        asked, page = Filters.of(request), request.GET.get("page", "1")
        results = SearchResults(self.organisation, request.user, words, asked, page)
        parts = search_parts_of(self.organisation, request.user, words) if words.strip() else []
        context = {
            "organisation": self.organisation,
            "results": results,
            "asked": asked,
            "here": reverse("search", args=[self.organisation.slug]),
            "teams": self._teams(),
            "kinds": {code: str(label) for code, label in EventKind.choices},
            "types": {code: str(label) for code, label in FailureType.choices},
            "unclassified": UNCLASSIFIED,
            "parts": [template for template, _facts in parts],
        }
        for _template, facts in parts:
            context |= facts
        return render(request, "events/search.html", context)

    def _teams(self):
        if not self.organisation.has_teams:
            return []
        return Team.objects.filter(organisation=self.organisation).values_list("pk", "name")
