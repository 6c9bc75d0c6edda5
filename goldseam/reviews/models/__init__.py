from goldseam.reviews.models.closing import Closure
from goldseam.reviews.models.following_through import FollowThrough, Landing
from goldseam.reviews.models.holding import Holding, Sitting
from goldseam.reviews.models.postponing import Postponement
from goldseam.reviews.models.review import Review
from goldseam.reviews.models.sections import Section, SectionVersion
from goldseam.reviews.models.taking_part import Participant

__all__ = [
    "Closure",
    "FollowThrough",
    "Holding",
    "Landing",
    "Participant",
    "Postponement",
    "Review",
    "Section",
    "SectionVersion",
    "Sitting",
]
