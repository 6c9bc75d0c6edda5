"""What follows for postmortems when something happens to an event."""

from datetime import timedelta

from django.utils import timezone

from goldseam.activity.listening import when
from goldseam.events.models import Recurrence
from goldseam.postmortems.models import Postmortem, Proposal, Reread


@when("event.logged")
@when("event.described")
@when("event.timeline_written")
def consider_postmortem(activity) -> None:
    """Does what is known now cross what the organisation agreed on?"""
    event = activity.subject
    if event and not activity.is_sample and not event.reviews.filter(postmortem__isnull=False).exists():
        Proposal.consider(event, similar=_times_a_year(event))


@when("postmortem.published")
def plan_rereads(activity) -> None:
    """What is published is read again: half a year and a year later."""
    copy = activity.subject
    if copy and not activity.is_sample:
        copy.postmortem.plan_rereads(copy.first_at.date())


@when("event.related")
def read_earlier_again(activity) -> None:
    """It happened again: what was written about the earlier times may not be the whole story."""
    event = activity.subject
    if event is None or activity.is_sample:
        return
    earlier = Recurrence.objects.filter(event=event).values("earlier")
    for postmortem in Postmortem.objects.learning().filter(review__events__in=earlier).distinct():
        postmortem.plan_reread(Reread.Why.AGAIN, timezone.localdate())
    Proposal.consider(event, similar=_times_a_year(event))


@when("action.had_no_effect")
def read_again_without_effect(activity) -> None:
    """What was promised did not help: was something else at work?"""
    action = activity.subject
    postmortem = Postmortem.objects.learning().filter(review__events=action.event_id).first() if action else None
    if postmortem and not activity.is_sample:
        postmortem.plan_reread(Reread.Why.NO_EFFECT, timezone.localdate())


def _times_a_year(event) -> int:
    """How often it happened within the twelve months before this time, itself included."""
    since = event.happened_at - timedelta(days=365)
    return 1 + Recurrence.objects.filter(event=event, earlier__happened_at__gte=since).count()
