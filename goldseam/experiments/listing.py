"""A page of the list of experiments: whose, how far, what was decided, and from where on."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from goldseam.common.numbers import number_in
from goldseam.experiments.choices import DecisionKind, State
from goldseam.experiments.models import Cycle
from goldseam.experiments.plan.in_words import scale_of

PAGE = 30
STATES = {
    "planned": (State.PLANNED, Cycle.objects.planned),
    "running": (State.RUNNING, Cycle.objects.running),
    "paused": (State.PAUSED, Cycle.objects.paused),
    "ended": (State.STUDIED, Cycle.objects.ended),
    "decided": (State.DECIDED, Cycle.objects.decided),
}


class Listing:
    """One page of experiments for this person, newest first."""

    def __init__(self, organisation, person, asked):
        self.organisation, self.person = organisation, person
        self.scopes = scopes(organisation)
        self.of = asked.get("of") if asked.get("of") in self.scopes else "all"
        self.state = asked.get("state") if asked.get("state") in STATES else ""
        self.decision = asked.get("decision") if asked.get("decision") in DecisionKind.values else ""
        self.before = number_in(asked.get("before", ""))
        found = list(self._from_here()[: PAGE + 1])
        self.cycles, self.has_more = found[:PAGE], len(found) > PAGE
        for cycle in self.cycles:
            cycle.organisation = organisation

    @property
    def rows(self) -> list[tuple]:
        """Each with how widely it is tried."""
        return [(cycle, scale_of(cycle.plan)) for cycle in self.cycles]

    @property
    def states(self) -> list[tuple]:
        return [("", _("All")), *((key, capfirst(state.label)) for key, (state, _query) in STATES.items())]

    @property
    def decisions(self) -> list[tuple]:
        return [(kind.value, capfirst(kind.done)) for kind in DecisionKind]

    @property
    def is_filtered(self) -> bool:
        return bool(self.state or self.decision or self.before or self.of != "all")

    def _from_here(self):
        cycles = STATES[self.state][1]() if self.state else Cycle.objects.all()
        cycles = cycles.filter(organisation=self.organisation).visible_to(self.person)
        if self.decision:
            cycles = cycles.filter(decision__kind=self.decision)
        if self.before:
            cycles = cycles.filter(number__lt=self.before)
        # Their keys first: with all that a row shows, a database may put every experiment in order to show the newest.
        keys = list(self._of(cycles).order_by("-number").values_list("pk", flat=True)[: PAGE + 1])
        return Cycle.objects.filter(pk__in=keys).with_state().order_by("-number")

    def _of(self, cycles):
        if self.of == "mine":
            return cycles.filter(owner=self.person)
        return cycles.filter(team__in=self.person.sight.teams) if self.of == "team" else cycles


def scopes(organisation) -> list[str]:
    """Whose experiments can be asked for: alone there are only one's own."""
    if organisation.is_solo:
        return ["all"]
    return ["all", "mine", "team"] if organisation.has_teams else ["all", "mine"]
