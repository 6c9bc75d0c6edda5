"""Red teams: a few people look for what speaks against a plan, and whoever decides answers each point."""

from goldseam.red_teams.models.answering import Answer, Ending
from goldseam.red_teams.models.beginning import Beginning, CallingOff
from goldseam.red_teams.models.drill import Drill
from goldseam.red_teams.models.finding import Finding, Report
from goldseam.red_teams.models.joining import Declined, Member
from goldseam.red_teams.models.vetoing import Lift, Veto, VetoAgreement

__all__ = [
    "Answer",
    "Beginning",
    "CallingOff",
    "Declined",
    "Drill",
    "Ending",
    "Finding",
    "Lift",
    "Member",
    "Report",
    "Veto",
    "VetoAgreement",
]
