"""Reminding those who take part: of a review that waits in its window, and of a follow-through."""

import zoneinfo
from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone

from goldseam.activity.models import Reminder
from goldseam.activity.models.reminder import is_day_in
from goldseam.common.tasks import task
from goldseam.reviews.models import FollowThrough, Review
from goldseam.reviews.models.review import DUE

LOOKED_BACK = timedelta(days=30)


@task
def remind_of_reviews():
    """Once, in the second or third day after the event. Reviews that were put off are left in peace."""
    waiting = Review.objects.talks().unclosed().not_held().filter(postponement=None)
    opened = waiting.filter(opened_at__gte=timezone.now() - 2 * DUE)
    given = Reminder.objects.given("review.due", Review).filter(subject_id=OuterRef("pk"))
    for review in _loaded(opened.exclude(Exists(given))):
        event = review.event
        if event and not event.is_handed_over and review.window == "due" and is_day_in(review.organisation.time_zone):
            Reminder.give("review.due", review, event.ended_at.date())


@task
def tell_of_closed_windows():
    """Once, when the three days are over and nobody has looked back, nor agreed on a moment to come."""
    waiting = Review.objects.talks().unclosed().not_held().filter(postponement=None)
    opened = waiting.filter(opened_at__gte=timezone.now() - LOOKED_BACK)
    given = Reminder.objects.given("review.window_closed", Review).filter(subject_id=OuterRef("pk"))
    for review in _loaded(opened.exclude(Exists(given))):
        event = review.event
        if event and not event.is_handed_over and not event.is_sample and _has_closed(review):
            Reminder.give("review.window_closed", review, event.ended_at.date())


def _has_closed(review) -> bool:
    """A review that was opened late was never in its window: whoever opened it knows."""
    was_open = review.opened_at < review.due_at
    is_over = review.window == "late" and not review.is_planned_ahead
    return was_open and is_over and is_day_in(review.organisation.time_zone)


@task
def remind_of_follow_throughs():
    """On the morning of the day."""
    soon = timezone.now() + timedelta(days=1)
    kept = FollowThrough.objects.filter(held_at=None, due_at__lte=soon, due_at__gte=timezone.now() - timedelta(days=7))
    reviews = Review.objects.filter(pk__in=kept.values("review")).select_related("follow_through")
    for review in _loaded(reviews):
        due_on = _day_in(review.organisation, review.follow_through.due_at)
        if is_day_in(review.organisation.time_zone) and due_on <= _day_in(review.organisation, timezone.now()):
            Reminder.give("review.follow_through_due", review, due_on)


def _loaded(reviews) -> list[Review]:
    return list(reviews.select_related("organisation").prefetch_related("events__hand_over"))


def _day_in(organisation, moment):
    return timezone.localtime(moment, zoneinfo.ZoneInfo(organisation.time_zone)).date()
