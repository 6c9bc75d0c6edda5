"""How far a person sees: the one home of the rule that every `visible_to(person)` follows."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db.models import Q

from goldseam.common.prepared import prepared

OVERSEERS = {"owner", "admin", "auditor"}
READERS = OVERSEERS | {"facilitator", "member"}
GUIDES = {"owner", "admin", "facilitator"}


@dataclass(frozen=True)
class Sight:
    """The organisations and teams whose things a person sees. Reporters see what they told, and what is told to all.

    Two queries: the memberships (with their organisations), and the teams.
    """

    person_id: int
    memberships: tuple
    roles: dict[int, str]  # The person's role in each organisation.
    teams: frozenset[int]

    @classmethod
    def of(cls, person) -> "Sight":
        memberships = tuple(_memberships_of(person.pk))
        return cls(
            person_id=person.pk,
            memberships=memberships,
            roles={membership.organisation_id: membership.role for membership in memberships},
            teams=frozenset(_teams_of(person.pk)),
        )

    @property
    def reads(self) -> list[int]:
        """Organisations whose shared things the person reads."""
        return [organisation for organisation, role in self.roles.items() if role in READERS]

    @property
    def oversees(self) -> list[int]:
        """Organisations in which the person also reads what belongs to teams of others."""
        return [organisation for organisation, role in self.roles.items() if role in OVERSEERS]

    @property
    def guides(self) -> list[int]:
        """Organisations of which the person sets how they learn."""
        return [organisation for organisation, role in self.roles.items() if role in GUIDES]

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

    # What questions that are prepared need of it; see common/prepared.py.

    @property
    def pk(self) -> int:
        return self.person_id

    @property
    def sight(self) -> "Sight":
        return self

    @property
    def shape(self) -> tuple:
        return *self.roles.values(), len(self.teams)

    @property
    def keys(self) -> list[int]:
        return [self.person_id, *self.roles, *self.teams]

    def with_keys(self, keys: Iterator[int]) -> "Sight":
        """The same sight of another person, in other organisations and teams."""
        person = next(keys)
        roles = {next(keys): role for role in self.roles.values()}
        return Sight(person, (), roles, frozenset(next(keys) for _ in self.teams))


@prepared
def _memberships_of(person: int):
    memberships = apps.get_model("people.Membership").objects.filter(person=person)
    return memberships.select_related("organisation").order_by("organisation__name", "pk")


@prepared
def _teams_of(person: int):
    return apps.get_model("people.Team").objects.filter(members=person).values_list("pk", flat=True)
