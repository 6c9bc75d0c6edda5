"""What of the product belongs in a calendar: planned reviews, follow-throughs, actions that are due.

Calendars are synchronised through other people's servers, so of restricted events they say only that there is one.
"""

from datetime import UTC, timedelta
from email.utils import parseaddr

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Prefetch, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Event as Entry

from goldseam.actions.models import Action
from goldseam.activity.models import Activity
from goldseam.common.mail import full
from goldseam.events.models import Event
from goldseam.exchange.calendars import address, entry
from goldseam.reviews.models import Participant, Review
from goldseam.reviews.models.following_through import MINUTES
from goldseam.reviews.models.planning import REVISING

BACK, AHEAD = timedelta(days=30), timedelta(days=365)
MANY = 500


def calendar_of(person, organisation) -> list[Entry]:
    """All that one person has to keep in mind in an organisation."""
    now = timezone.now()
    reviews = list(_reviews_of(person, organisation).filter(planned_for__range=(now - BACK, now + AHEAD))[:MANY])
    due = list(_reviews_of(person, organisation).awaiting_follow_through()[:MANY])
    actions = list(_actions_of(person, organisation)[:MANY])
    return [
        *(planned_review(review, times) for review, times in _with_revisions(reviews, REVISING)),
        *(follow_through(review, times) for review, times in _with_revisions(due, ["review.closed"])),
        *(action_due(a, times) for a, times in _with_revisions(actions, ["action.amended", "action.postponed"])),
    ]


def planned_review(review, revisions: int | None = None) -> Entry:
    return _review_at(review, review.planned_for, review.minutes, revisions)


def invitation(review, person, moment, minutes: int, is_cancelled: bool = False, is_discreet: bool = False) -> Entry:
    """The same appointment as something to accept. It names the one who gets it, not the others who do.

    `is_discreet`: also of an event that is not restricted it says only that there is one.
    """
    facilitator = None if review.facilitator_id == person.pk else review.facilitator
    more = {
        "organizer": _organizer(facilitator),
        "attendee": address(
            person.email,
            person.name,
            role="REQ-PARTICIPANT",
            partstat="NEEDS-ACTION",
            # Answers go to a person; the product itself reads no mail.
            rsvp="TRUE" if facilitator and not is_cancelled else "FALSE",
        ),
        "status": "CANCELLED" if is_cancelled else "CONFIRMED",
    }
    return _review_at(review, moment, minutes, is_discreet=is_discreet, **more)


def _organizer(facilitator):
    """Whoever facilitates. Calendars let nobody accept an own invitation, so theirs comes from the product."""
    name, product = parseaddr(settings.DEFAULT_FROM_EMAIL)
    if facilitator is None:
        return address(product, name or "Goldseam")
    return address(facilitator.email, facilitator.name, sent_by=f"mailto:{product}")


def _review_at(review, moment, minutes: int, revisions: int | None = None, is_discreet: bool = False, **more) -> Entry:
    return entry(
        f"review-{review.pk}",
        _("Review: %(event)s") % {"event": _("restricted event") if is_discreet else _name(review.event)},
        moment.astimezone(UTC),
        minutes,
        full(review.get_absolute_url()),
        sequence=_revisions([review], REVISING).get(review.pk, 0) if revisions is None else revisions,
        **more,
    )


def follow_through(review, revisions: int | None = None) -> Entry:
    """Ten minutes, a week after closing."""
    return entry(
        f"follow-through-{review.pk}",
        _("Ten minutes: did the changes land? %(event)s") % {"event": _name(review.event)},
        review.follow_through.due_at.astimezone(UTC),
        MINUTES,
        full(review.get_absolute_url()),
        sequence=_revisions([review], ["review.closed"]).get(review.pk, 0) if revisions is None else revisions,
    )


def action_due(action, revisions: int = 0) -> Entry:
    is_restricted = action.event and action.event.is_restricted
    title = _("an action after a restricted event") if is_restricted else action.title
    return entry(
        f"action-{action.pk}",
        _("Due: %(action)s") % {"action": title},
        action.due_on,
        link=full(action.get_absolute_url()),
        sequence=revisions,
    )


def load_review(reviews) -> "Review | None":
    """One review with what its entries need."""
    return _loaded(reviews).first()


def _loaded(reviews):
    events = Prefetch("events", Event.objects.select_related("organisation"))
    return (
        reviews.select_related("organisation", "follow_through", "facilitator").prefetch_related(events).order_by("-pk")
    )


def _reviews_of(person, organisation):
    taking_part = Participant.objects.filter(person=person).values("review")
    mine = Q(pk__in=taking_part) | Q(team__in=person.sight.teams)
    return _loaded(Review.objects.visible_to(person).filter(mine, organisation=organisation))


def _actions_of(person, organisation):
    today = timezone.localdate()
    mine = Action.objects.visible_to(person).filter(owner=person, organisation=organisation).open()
    return mine.filter(due_on__range=(today - BACK, today + AHEAD)).select_related("organisation", "event")


def _name(event) -> str:
    return _("restricted event") if event.is_restricted else event.title


def _with_revisions(things, kinds):
    counts = _revisions(things, kinds)
    return [(thing, counts.get(thing.pk, 0)) for thing in things]


def _revisions(things, kinds) -> dict[int, int]:
    """How often each was changed: programs take the entry with the highest number."""
    if not things:
        return {}
    about = Activity.objects.filter(
        kind__in=kinds,
        subject_type=ContentType.objects.get_for_model(things[0]),
        subject_id__in=[thing.pk for thing in things],
        history_type=ContentType.objects.get_for_model(things[0].history),
        history_id__in=[thing.history.pk for thing in things],
    )
    return dict(about.values_list("subject_id").annotate(Count("pk")))
