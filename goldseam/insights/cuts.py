"""Which teams may be looked at alone: those that are large enough for each of their people to hide in."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext_lazy as _

from goldseam.common.prepared import prepared
from goldseam.people.models import Organisation, Person, Team
from goldseam.statistics.suppression import LEAST, shown

TOO_SMALL = _(
    "Too few people work in this team, or in one whose figures would follow from it: with fewer than five, everybody "
    "would know who is meant. Here are the figures of the whole organisation."
)


@dataclass(frozen=True)
class Cuts:
    """The teams of an organisation by size: one query, and none where there are no teams to tell apart."""

    organisation: Organisation
    person: Person

    @property
    def teams(self) -> list[Team]:
        """Those that may be chosen, by name. Further teams hide where their figures would follow from the others."""
        return [team for team in self._all if team.pk in self._shown]

    @property
    def hides_some(self) -> bool:
        return len(self.teams) < len(self._all)

    def team(self, key: int | None) -> tuple[Team | None, object]:
        """The team of that key; or none, with the reason where there is one and it is too small."""
        found = next((team for team in self._all if team.pk == key), None) if key else None
        if found is None or found.pk in self._shown:
            return found, ""
        return None, TOO_SMALL

    @cached_property
    def _all(self) -> list[Team]:
        if not self.organisation.has_teams:
            return []
        return _teams_with_sizes(self.person, self.organisation.pk)

    @cached_property
    def _shown(self) -> set:
        return shown({team.pk: getattr(team, "size", 0) for team in self._all}, LEAST)


@prepared
def _teams_with_sizes(person, organisation: int):
    return Team.objects.filter(organisation=organisation).visible_to(person).with_sizes()


def teams_to_choose(organisation, person) -> list[Team]:
    return Cuts(organisation, person).teams
