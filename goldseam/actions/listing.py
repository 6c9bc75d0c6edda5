"""A page of the list of actions: whose, in which state, and from where on."""

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from goldseam.actions.models import Action, State
from goldseam.common.prepared import prepared

PAGE = 30
BY_DUE_DATE = {
    "open": State.OPEN.label,
    "overdue": _("Overdue"),
    "unassigned": _("Nobody’s yet"),
}
STATES = BY_DUE_DATE | {state.value: state.label for state in State if state != State.OPEN}


class Listing:
    """One page of actions for this person: what is due first stands first; of ended ones, the newest promise."""

    def __init__(self, organisation, person, asked):
        self.organisation, self.person = organisation, person
        self.state = asked.get("state") if asked.get("state") in STATES else "open"
        self.scopes = scopes(organisation)
        wanted = asked.get("of") or self.scopes[0]
        self.of = wanted if wanted in self.scopes else self.scopes[0]
        self.place = _place(asked.get("after", ""))
        found = self._found()
        self.actions, self.has_more = found[:PAGE], len(found) > PAGE

    @property
    def states(self) -> list[tuple]:
        """The states to choose from. Most places have nothing that waits for an owner."""
        shows_unassigned = self.state == "unassigned" or self._waits_for_owner()
        return [(state, words) for state, words in STATES.items() if state != "unassigned" or shows_unassigned]

    @property
    def after(self) -> str:
        """The place from which the next page goes on."""
        last = self.actions[-1]
        return f"{last.due_on.isoformat() if last.due_on else ''}.{last.number}"

    def _found(self) -> list:
        if self.state == "open" and self.place is None:
            return _first_open(self.person, self.organisation.pk, self.of == "mine", self.of == "team")
        return list(self._from_here()[: PAGE + 1])

    def _from_here(self):
        if self.state not in BY_DUE_DATE:
            return self._newest_first(self._of().in_state(self.state)).with_state()
        actions = self._of().unassigned() if self.state == "unassigned" else self._of()
        actions = actions.overdue() if self.state == "overdue" else actions.open()
        return self._by_due_date(actions).with_state()

    def _newest_first(self, actions):
        if self.place:
            actions = actions.filter(number__lt=self.place[1])
        return actions.order_by("-number")

    def _by_due_date(self, actions):
        if self.place:
            day, number = self.place
            beyond = Q(due_on=day, number__gt=number)
            if day:
                beyond |= Q(due_on__gt=day) | Q(due_on=None)
            actions = actions.filter(beyond)
        return actions.by_due_date()

    def _of(self):
        return _actions(self.person, self.organisation.pk, self.of == "mine", self.of == "team")

    def _waits_for_owner(self) -> bool:
        return bool(_waiting(self.person, self.organisation.pk))


@prepared
def _first_open(person, organisation: int, mine: bool, of_teams: bool):
    return _actions(person, organisation, mine, of_teams).open().by_due_date().with_row()[: PAGE + 1]


@prepared
def _waiting(person, organisation: int):
    return Action.objects.filter(organisation=organisation).visible_to(person).unassigned().open().values_list("pk")[:1]


def _actions(person, organisation: int, mine: bool, of_teams: bool):
    actions = Action.objects.filter(organisation=organisation).visible_to(person)
    if mine:
        return actions.owned_by(person)
    return actions.of_teams(person) if of_teams else actions


def scopes(organisation) -> list[str]:
    """Whose actions can be asked for: alone there is only one's own."""
    if organisation.is_solo:
        return ["all"]
    return ["mine", "team", "all"] if organisation.has_teams else ["mine", "all"]


def _place(text: str):
    day, _dot, number = text.partition(".")
    try:
        return date.fromisoformat(day) if day else None, min(int(number), 2**62)
    except ValueError:
        return None
