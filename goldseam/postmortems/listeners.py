"""What follows for postmortems when something happens to an event."""

from goldseam.activity.listening import when
from goldseam.postmortems.models import Proposal


@when("event.logged")
@when("event.described")
@when("event.timeline_written")
def consider_postmortem(activity) -> None:
    """Does what is known now cross what the organisation agreed on?"""
    event = activity.subject
    if event and not activity.is_sample and not event.reviews.filter(postmortem__isnull=False).exists():
        Proposal.consider(event)
