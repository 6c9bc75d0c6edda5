"""A page of the list of decisions: how far they are, and from where on."""

from django.db.models import Count, Exists, OuterRef
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from goldseam.common.numbers import number_in
from goldseam.decisions.choices import State
from goldseam.decisions.models import Assumption, Decision

PAGE = 30
STATES = {
    "proposed": Decision.objects.proposed,
    "accepted": Decision.objects.accepted,
    "rejected": Decision.objects.rejected,
    "past": Decision.objects.past,
}


class Listing:
    """One page of decisions for this person, newest first."""

    def __init__(self, organisation, person, asked):
        self.organisation, self.person = organisation, person
        self.state = asked.get("state") if asked.get("state") in STATES else ""
        self.before = number_in(asked.get("before", ""))
        found = list(self._from_here())
        self.decisions, self.has_more = found[:PAGE], len(found) > PAGE

    @property
    def states(self) -> list[tuple]:
        words = {"past": _("No longer followed")}
        return [("", _("All")), *((key, words.get(key) or capfirst(State(key).label)) for key in STATES)]

    @property
    def is_filtered(self) -> bool:
        return bool(self.state or self.before)

    def _from_here(self):
        decisions = STATES[self.state]() if self.state else Decision.objects.all()
        decisions = decisions.filter(organisation=self.organisation).visible_to(self.person)
        if self.before:
            decisions = decisions.filter(number__lt=self.before)
        keys = list(decisions.order_by("-number").values_list("pk", flat=True)[: PAGE + 1])
        expired = Assumption.objects.filter(decision=OuterRef("pk"), expires_on__lt=timezone.localdate())
        shown = Decision.objects.filter(pk__in=keys).with_state().order_by("-number")
        return shown.annotate(dissent_count=Count("dissents"), has_expired=Exists(expired))
