"""The library: every account that a person may read, newest first or as it is asked for."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from goldseam.common.prepared import prepared
from goldseam.common.resources import ResourceView
from goldseam.events.models import FailureType
from goldseam.events.models.finding import UNCLASSIFIED
from goldseam.people.models import Team
from goldseam.people.scopes import OrganisationScoped
from goldseam.postmortems.finding import Library
from goldseam.postmortems.library_filters import FACTORS, PERIODS, STATES, LibraryFilters
from goldseam.postmortems.saved_view_forms import SavedViewForm, views_of


class LibraryView(OrganisationScoped, ResourceView):
    def get(self, request, **kwargs):
        return library_page(request, LibraryFilters.of(request.GET))


def library_page(request, asked: dict, status: int = 200, keep_form=None, refused=None):
    """Renders the library. Forms for saved views that came back with errors take the place of fresh ones."""
    organisation, person = request.organisation, request.user
    library = Library(organisation, person, asked)
    context = {
        "organisation": organisation,
        "library": library,
        "asked": asked,
        "here": reverse("postmortems:list", args=[organisation.slug]),
        "types": [*FailureType.choices, (UNCLASSIFIED, _("Not classified yet"))],
        "factors": FACTORS,
        "states": STATES,
        "periods": PERIODS,
        "teams": _teams_of(organisation.pk) if organisation.has_teams else [],
        "views": views_of(person, organisation, library.query, refused or {}),
        "keep_form": keep_form or SavedViewForm(initial={"query": library.query}, auto_id="keep_%s"),
    }
    return render(request, "postmortems/library.html", context, status=status)


@prepared
def _teams_of(organisation: int):
    return Team.objects.filter(organisation=organisation).order_by("name").values_list("pk", "name")
