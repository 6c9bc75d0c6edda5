from goldseam.reviews.models.closing import Closure
from goldseam.reviews.models.debrief import Debrief
from goldseam.reviews.models.following_through import FollowThrough, Landing
from goldseam.reviews.models.gathering import RoomLine
from goldseam.reviews.models.holding import Holding, Sitting
from goldseam.reviews.models.naming import NamedArtifact
from goldseam.reviews.models.postponing import Postponement
from goldseam.reviews.models.review import Review
from goldseam.reviews.models.sections import Section, SectionVersion
from goldseam.reviews.models.taking_part import Participant, Place

__all__ = [
    "Closure",
    "Debrief",
    "FollowThrough",
    "Holding",
    "Landing",
    "NamedArtifact",
    "Participant",
    "Place",
    "Postponement",
    "Review",
    "RoomLine",
    "Section",
    "SectionVersion",
    "Sitting",
]
