from goldseam.reviews.models.closing import Closure
from goldseam.reviews.models.following_through import FollowThrough, Landing
from goldseam.reviews.models.holding import Holding, Sitting
from goldseam.reviews.models.review import Participant, Postponement, Review
from goldseam.reviews.models.sections import Section, SectionVersion

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
