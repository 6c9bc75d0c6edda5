"""A page of the list of pre-mortems: how far they are, and from where on."""

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from goldseam.common import listing
from goldseam.premortems.models import Premortem

STATES = {
    "": (_("All"), Q()),
    "ahead": (_("To be held or settled"), Q(settlement=None, looked_back=None)),
    "settled": (_("Settled"), Q(settlement__isnull=False, looked_back=None)),
    "looked_back": (_("Looked back on"), Q(looked_back__isnull=False)),
}


class Listing(listing.Listing):
    """One page of pre-mortems for this person, newest first."""

    def __init__(self, organisation, person, asked):
        super().__init__(organisation, person, asked)
        for premortem in self.rows:
            premortem.organisation = organisation

    @property
    def states(self) -> list[tuple]:
        return [(key, words) for key, (words, _asked) in STATES.items()]

    def in_state(self):
        return Premortem.objects.filter(STATES[self.state][1])

    def shown(self, keys):
        return Premortem.objects.filter(pk__in=keys).with_state().annotate(risks_count=Count("risks"))
