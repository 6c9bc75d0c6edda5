"""A stopped experiment is worth a talk: the review that is opened when a stop condition acts."""

from django.utils.translation import gettext as _

from goldseam.events.models import Event, EventKind, FailureType, Visibility
from goldseam.events.models.classifying import Reason
from goldseam.reviews.models import Review


def review_of_stop(cycle, pause) -> Review:
    """The review of the event that led to the cycle or, where others see that or fewer do, of the stop itself."""
    event = _event_for_all(cycle) or _log_stop(cycle, pause)
    row = _("The experiment “%(cycle)s” was stopped: %(why)s") % {"cycle": cycle, "why": pause.why}
    if event.cycles.contains(cycle):
        event.add_row(by=pause.by, text=row)
    review = Review.open(by=pause.by, event=event, facilitator=cycle.owner)
    if cycle.owner:
        review.participants.get_or_create(person=cycle.owner)
    return review


def _event_for_all(cycle) -> Event | None:
    """One that is seen by those who see the cycle, and by nobody else: what is said there tells of the stop."""
    events = cycle.events.learning().select_related("organisation").order_by("pk")
    return next((event for event in events if _is_seen_like(event, cycle)), None)


def _is_seen_like(event, cycle) -> bool:
    if cycle.team_id is None:
        return event.visibility == Visibility.ORGANISATION
    return event.visibility == Visibility.TEAM and event.team_id == cycle.team_id


def _log_stop(cycle, pause) -> Event:
    text = _("“%(cycle)s” was stopped. %(why)s") % {"cycle": cycle, "why": pause.why}
    event = Event.log(
        cycle.organisation,
        by=pause.by,
        text=text,
        kind=EventKind.SETBACK,
        team=cycle.team,
        visibility=Visibility.TEAM if cycle.team else Visibility.ORGANISATION,
        source="experiment",
    )
    event.classify(
        by=pause.by,
        failure_type=FailureType.INTELLIGENT,
        reason=Reason.HYPOTHESIS_TESTING,
        rationale=_("A small test, planned with a condition under which it stops, and the condition was met."),
    )
    return event
