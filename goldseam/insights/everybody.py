"""What everybody in an organisation may see: the eyes of somebody who belongs to it, and to none of its teams."""

from dataclasses import dataclass

from goldseam.insights.asked import Asked
from goldseam.insights.cuts import teams_to_choose
from goldseam.insights.measure import Figure, Measure
from goldseam.insights.measures import MEASURES
from goldseam.people.models import Person, Role, Team
from goldseam.people.sight import Sight

NOBODY = 0  # The key of no person.


@dataclass(frozen=True)
class Shared:
    """The figure of one measure, of the organisation or of one of its teams, made of what is shared with all."""

    measure: Measure
    team: Team | None
    figure: Figure


def everybody_in(organisation) -> Person:
    """Nobody in particular: sees what is shared with the organisation, nothing of a team, nothing restricted."""
    who = Person(pk=NOBODY, time_zone=organisation.time_zone)
    who.sight = Sight(NOBODY, (), {organisation.pk: Role.MEMBER}, frozenset())
    return who


def shared_figures(organisation) -> list[Shared]:
    """All figures of the last 90 days. Teams that are too small to hide in are not among them."""
    who = everybody_in(organisation)
    asked = [Asked.lately(organisation, who, team) for team in (None, *teams_to_choose(organisation, who))]
    found = [Shared(measure, one.team, measure.figure(one)) for one in asked for measure in MEASURES]
    return [shared for shared in found if not shared.figure.is_hidden]


def discreet(person) -> Person:
    """The same person, without what is told to them alone: what they see as one of their teams, nothing restricted.

    What leaves the product, by mail and on paper, is made with these eyes.
    """
    who = Person(pk=NOBODY, name=person.name, language=person.language, time_zone=person.time_zone)
    who.sight = Sight(NOBODY, (), person.sight.roles, person.sight.teams)
    return who
