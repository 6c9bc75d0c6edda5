"""The library: what was tried in the organisation, and the card of each."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from goldseam.common.prepared import prepared
from goldseam.common.resources import ResourceView
from goldseam.experiments.choices import Scale
from goldseam.experiments.library.card import Card, picture_of_card
from goldseam.experiments.library.filters import SORTS, LibraryFilters, decisions, results
from goldseam.experiments.library.finding import Library
from goldseam.experiments.models import Cycle
from goldseam.people.models import Team
from goldseam.people.scopes import OrganisationScoped


class LibraryView(OrganisationScoped, ResourceView):
    reader = "reads"

    def get(self, request, **kwargs):
        asked = LibraryFilters.of(request.GET)
        context = {
            "organisation": self.organisation,
            "library": Library(self.organisation, asked),
            "asked": asked,
            "here": reverse("experiments:library", args=[self.organisation.slug]),
            "results": results(),
            "decisions": decisions(),
            "scales": Scale.choices,
            "sorts": SORTS,
            "teams": _teams_of(self.organisation.pk) if self.organisation.has_teams else [],
        }
        return render(request, "experiments/library.html", context)


class CardView(OrganisationScoped, ResourceView):
    """What everybody who reads here sees of one experiment."""

    reader = "reads"

    def get(self, request, number, **kwargs):
        published = Cycle.objects.filter(organisation=self.organisation).published().with_state()
        cycle = get_object_or_404(published, number=number)
        context = {
            "card": Card.of(cycle, cycle.main),
            "picture": picture_of_card(cycle),
            "publication": cycle.publication,
            "cycle": Cycle.objects.visible_to(request.user).filter(pk=cycle.pk).first(),
            "can_copy": request.membership.writes,
        }
        return render(request, "experiments/card.html", context)


@prepared
def _teams_of(organisation: int):
    return Team.objects.filter(organisation=organisation).order_by("name").values_list("pk", "name")
