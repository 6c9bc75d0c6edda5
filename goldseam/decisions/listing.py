"""A page of the list of decisions: how far they are, and from where on."""

from django.db.models import Count, Exists, OuterRef
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from goldseam.common import listing
from goldseam.decisions.choices import State
from goldseam.decisions.models import Assumption, Decision

STATES = {
    "": Decision.objects.all,
    "proposed": Decision.objects.proposed,
    "accepted": Decision.objects.accepted,
    "rejected": Decision.objects.rejected,
    "past": Decision.objects.past,
}


class Listing(listing.Listing):
    """One page of decisions for this person, newest first."""

    @property
    def states(self) -> list[tuple]:
        words = {"": _("All"), "past": _("No longer followed")}
        return [(key, words.get(key) or capfirst(State(key).label)) for key in STATES]

    def in_state(self):
        return STATES[self.state]()

    def shown(self, keys):
        expired = Assumption.objects.filter(decision=OuterRef("pk"), expires_on__lt=timezone.localdate())
        decisions = Decision.objects.filter(pk__in=keys).with_state()
        return decisions.annotate(dissent_count=Count("dissents"), has_expired=Exists(expired))
