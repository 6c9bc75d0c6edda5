from goldseam.people.models.invitation import Invitation
from goldseam.people.models.membership import Membership, Role
from goldseam.people.models.organisation import Organisation, Size
from goldseam.people.models.person import Person
from goldseam.people.models.team import Team

__all__ = ["Invitation", "Membership", "Organisation", "Person", "Role", "Size", "Team"]
