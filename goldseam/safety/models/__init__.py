from goldseam.safety.models.answering import OwnTicket
from goldseam.safety.models.box import BallotBox, PulseKey
from goldseam.safety.models.group import Invited, PulseComment, PulseGroup, Tally, WhyNotAsked
from goldseam.safety.models.learned import Learned
from goldseam.safety.models.prompt import SafetyAnswer, SpentTurn
from goldseam.safety.models.pulse import Pulse
from goldseam.safety.models.responding import PulseResponse
from goldseam.safety.models.rhythm import Every, PulseRhythm
from goldseam.safety.models.ticket import Ticket

__all__ = [
    "BallotBox",
    "Every",
    "Invited",
    "Learned",
    "OwnTicket",
    "Pulse",
    "PulseComment",
    "PulseGroup",
    "PulseKey",
    "PulseResponse",
    "PulseRhythm",
    "SafetyAnswer",
    "SpentTurn",
    "Tally",
    "Ticket",
    "WhyNotAsked",
]
