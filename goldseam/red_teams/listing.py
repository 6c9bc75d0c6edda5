"""A page of the list of drills: how far they are, and from where on."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from goldseam.common.numbers import number_in
from goldseam.red_teams.models import Drill

PAGE = 30
STATES = {"open": Drill.objects.open, "answers": Drill.objects.waiting_for_answers, "ended": Drill.objects.ended}


class Listing:
    """One page of drills for this person, newest first."""

    def __init__(self, organisation, person, asked):
        self.organisation, self.person = organisation, person
        self.state = asked.get("state") if asked.get("state") in STATES else ""
        self.before = number_in(asked.get("before", ""))
        found = list(self._from_here())
        self.drills, self.has_more = found[:PAGE], len(found) > PAGE

    @property
    def states(self) -> list[tuple]:
        words = {"open": _("open"), "answers": _("waits for answers"), "ended": _("answered")}
        return [("", _("All")), *((key, capfirst(words[key])) for key in STATES)]

    @property
    def is_filtered(self) -> bool:
        return bool(self.state or self.before)

    def _from_here(self):
        drills = STATES[self.state]() if self.state else Drill.objects.all()
        drills = drills.filter(organisation=self.organisation).visible_to(self.person)
        if self.before:
            drills = drills.filter(number__lt=self.before)
        keys = list(drills.order_by("-number").values_list("pk", flat=True)[: PAGE + 1])
        shown = Drill.objects.filter(pk__in=keys).with_state().order_by("-number")
        return shown.select_related("decision").prefetch_related("vetoes__lift")
