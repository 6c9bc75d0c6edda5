"""How far a person sees: the one home of the rule that every `visible_to(person)` follows."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q

OVERSEERS = {"owner", "admin", "auditor"}
READERS = OVERSEERS | {"facilitator", "member"}


@dataclass(frozen=True)
class Sight:
    """The organisations and teams whose things a person sees. Reporters see what they reported, and nothing else.

    Two queries: the memberships (with their organisations), and the teams.
    """

    person_id: int
    memberships: tuple
    teams: frozenset[int]

    @classmethod
    def of(cls, person) -> "Sight":
        return cls(
            person_id=person.pk,
            memberships=tuple(person.memberships.select_related("organisation").order_by("organisation__name", "pk")),
            teams=frozenset(person.teams.values_list("pk", flat=True)),
        )

    @cached_property
    def roles(self) -> dict[int, str]:
        """The person's role in each organisation."""
        return {membership.organisation_id: membership.role for membership in self.memberships}

    @property
    def reads(self) -> list[int]:
        """Organisations whose shared things the person reads."""
        return [organisation for organisation, role in self.roles.items() if role in READERS]

    @property
    def oversees(self) -> list[int]:
        """Organisations in which the person also reads what belongs to teams of others."""
        return [organisation for organisation, role in self.roles.items() if role in OVERSEERS]

    def membership_in(self, slug: str):
        """The person's membership in the organisation of that short name."""
        return next((place for place in self.memberships if place.organisation.slug == slug), None)

    def of_teams(self, team: str = "team", organisation: str = "organisation") -> Q:
        """Things that are shared with the organisation (no team), with a team of the person, or overseen."""
        return Q(**{f"{organisation}__in": self.reads}) & (
            Q(**{f"{team}__isnull": True})
            | Q(**{f"{team}__in": self.teams})
            | Q(**{f"{organisation}__in": self.oversees})
        )
