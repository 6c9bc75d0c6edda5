"""A page of the list of drills: how far they are, and from where on."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from goldseam.common import listing
from goldseam.red_teams.models import Drill

STATES = {
    "": Drill.objects.all,
    "open": Drill.objects.open,
    "answers": Drill.objects.waiting_for_answers,
    "ended": Drill.objects.ended,
}


class Listing(listing.Listing):
    """One page of drills for this person, newest first."""

    @property
    def states(self) -> list[tuple]:
        words = {"": _("All"), "open": _("open"), "answers": _("waits for answers"), "ended": _("answered")}
        return [(key, capfirst(words[key])) for key in STATES]

    def in_state(self):
        return STATES[self.state]()

    def shown(self, keys):
        drills = Drill.objects.filter(pk__in=keys).with_state().select_related("decision")
        return drills.prefetch_related("vetoes__lift")
