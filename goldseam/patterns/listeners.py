"""A matter that is handed over leaves the reviews of patterns: else all that others wrote there would go with it."""

from goldseam.events.models.handing_over import withdraws_copies
from goldseam.reviews.models.review import ReviewKind


@withdraws_copies
def leave_reviews_of_patterns(event) -> None:
    for review in event.reviews.filter(kind=ReviewKind.NEAR_MISS):
        if review.events.count() > 1:
            review.events.remove(event)
