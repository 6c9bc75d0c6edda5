"""A page of the list of actions: whose, in which state, and from where on."""

from datetime import date

from django.db.models import Q

from goldseam.actions.models import Action

PAGE = 30
STATES = ("open", "overdue", "done")


class Listing:
    """One page of actions for this person: what is due first stands first; of ended ones, the newest promise."""

    def __init__(self, organisation, person, asked):
        self.organisation, self.person = organisation, person
        self.state = asked.get("state") if asked.get("state") in STATES else "open"
        self.scopes = scopes(organisation)
        wanted = asked.get("of") or self.scopes[0]
        self.of = wanted if wanted in self.scopes else self.scopes[0]
        self.place = _place(asked.get("after", ""))
        found = list(self._from_here()[: PAGE + 1])
        self.actions, self.has_more = found[:PAGE], len(found) > PAGE

    @property
    def after(self) -> str:
        """The place from which the next page goes on."""
        last = self.actions[-1]
        return f"{last.due_on.isoformat() if last.due_on else ''}.{last.number}"

    def _from_here(self):
        actions = getattr(self, f"_{self.state}")(self._of())
        if self.place is None:
            return actions.with_state()
        day, number = self.place
        if self.state == "done":
            return actions.filter(number__lt=number).with_state()
        beyond = Q(due_on=day, number__gt=number)
        if day:
            beyond |= Q(due_on__gt=day) | Q(due_on=None)
        return actions.filter(beyond).with_state()

    def _of(self):
        actions = Action.objects.filter(organisation=self.organisation).visible_to(self.person)
        if self.of == "mine":
            return actions.owned_by(self.person)
        return actions.of_teams(self.person) if self.of == "team" else actions

    def _open(self, actions):
        return actions.open().by_due_date()

    def _overdue(self, actions):
        return actions.overdue().by_due_date()

    def _done(self, actions):
        return actions.ended().order_by("-number")


def scopes(organisation) -> list[str]:
    """Whose actions can be asked for: alone there is only one's own."""
    if organisation.is_solo:
        return ["all"]
    return ["mine", "team", "all"] if organisation.has_teams else ["mine", "all"]


def _place(text: str):
    day, _, number = text.partition(".")
    try:
        return date.fromisoformat(day) if day else None, min(int(number), 2**62)
    except ValueError:
        return None
