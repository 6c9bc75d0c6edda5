"""What everybody in an organisation may see: the eyes of somebody who belongs to it, and to none of its teams."""

from goldseam.insights.asked import Asked
from goldseam.insights.measure import Figure
from goldseam.insights.measures import MEASURES
from goldseam.people.models import Person, Role, Team
from goldseam.people.sight import Sight

NOBODY = 0  # The key of no person.


def everybody_in(organisation) -> Person:
    """Nobody in particular: sees what is shared with the organisation, nothing of a team, nothing restricted."""
    who = Person(pk=NOBODY, time_zone=organisation.time_zone)
    who.sight = Sight(NOBODY, (), {organisation.pk: Role.MEMBER}, frozenset())
    return who


def shared_figures(organisation, team: Team | None = None) -> dict[str, Figure]:
    """All figures of the last 90 days by key, made of what is shared with all. Those that are hidden are not there."""
    asked = Asked.lately(organisation, everybody_in(organisation), team)
    found = {measure.key: measure.figure(asked) for measure in MEASURES}
    return {key: figure for key, figure in found.items() if not figure.is_hidden}


def discreet(person) -> Person:
    """The same person, without what is told to them alone: what they see as one of their teams, nothing restricted.

    What leaves the product, by mail and on paper, is made with these eyes.
    """
    who = Person(pk=NOBODY, name=person.name, language=person.language, time_zone=person.time_zone)
    who.sight = Sight(NOBODY, (), person.sight.roles, person.sight.teams)
    return who
