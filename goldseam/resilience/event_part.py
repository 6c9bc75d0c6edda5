"""What the private place brings to the page of an event: after a hard one, a quiet offer. It counts nothing."""

from datetime import timedelta

from django.utils import timezone

from goldseam.events.models.event import Reach, Severity
from goldseam.events.parts import event_part

LATELY = timedelta(days=14)
FIRST_HOURS = timedelta(hours=6)  # After harm to people: help, and no exercises.


@event_part("resilience/_offer.html", order=6)
def offer_after(event, person):
    """Whether to offer is read from the event alone: whoever opens it sees the same."""
    since = timezone.now() - event.ended_at
    if not (_was_hard(event) and since < LATELY) or event.is_handed_over or event.is_sample:
        return None
    return {"offers_exercises": event.reach != Reach.HARM or since > FIRST_HOURS}


def _was_hard(event) -> bool:
    return event.reach == Reach.HARM or (event.severity_actual or 0) >= Severity.MAJOR
