from goldseam.live.models.ballot import Ballot, Dot, Mark
from goldseam.live.models.card import Card, Draft
from goldseam.live.models.cluster import Cluster
from goldseam.live.models.ending import Ending
from goldseam.live.models.estimate import Confidence, Estimate
from goldseam.live.models.kept import Kept
from goldseam.live.models.room import Pace, Room
from goldseam.live.models.room_template import RoomTemplate
from goldseam.live.models.seat import Seat
from goldseam.live.models.turn import Turn

__all__ = [
    "Ballot",
    "Card",
    "Cluster",
    "Confidence",
    "Dot",
    "Draft",
    "Ending",
    "Estimate",
    "Kept",
    "Mark",
    "Pace",
    "Room",
    "RoomTemplate",
    "Seat",
    "Turn",
]
