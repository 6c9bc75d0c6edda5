"""Suggested moments for a review: in its window, while people are at work, and when none of them is in another one."""

import zoneinfo
from collections.abc import Iterator
from datetime import datetime, time, timedelta

from django.db.models import Q
from django.utils import formats, timezone

from goldseam.reviews.models import Participant, Review
from goldseam.reviews.models.review import FRESH

HALF_HOURS = [time(hour, minute) for hour in (9, 10, 11, 13, 14, 15, 16) for minute in (0, 30)]
EVENING = time(17)
NOON = 12
SATURDAY = 5
LEAD = timedelta(hours=1)  # So that those who are asked have read it.
MOST = 3
LATE_DAYS = timedelta(days=7)  # Once the window has closed: soon, and honestly late.


def in_words(moment: datetime) -> str:
    """“Monday, 30 Nov, 09:00”, in the reader's zone."""
    return formats.date_format(timezone.localtime(moment), "l, j M, H:i")


def slots_for(review) -> list[datetime]:
    """Up to three moments, each on another half day, in the zone of the organisation."""
    if review.is_held or review.is_closed or review.is_postponed or review.event is None:
        return []
    zone = zoneinfo.ZoneInfo(review.organisation.time_zone)
    soonest = timezone.now() + LEAD
    # What is left of the three days may hold no hour of work.
    return _free(review, soonest, review.due_at, zone) or _free(review, soonest, soonest + LATE_DAYS, zone)


def _free(review, start, end, zone) -> list[datetime]:
    if end <= start:
        return []
    taken = _taken(review, start, end)
    for one in _preferences(review, start, end, zone):
        if found := _first_of_half_days(slot for slot in one if _is_free(slot, review.minutes, taken)):
            return found
    return []


def _preferences(review, start, end, zone) -> Iterator[list[datetime]]:
    """The second and third day, while people are at work; else the first day; a weekend only if nothing is left."""
    length = timedelta(minutes=review.minutes)
    every = [slot for slot in _half_hours(start, end, zone) if slot + length <= min(end, _evening(slot))]
    weekdays = [slot for slot in every if slot.weekday() < SATURDAY]
    rested = review.event.ended_at + FRESH
    yield [slot for slot in weekdays if slot >= rested]
    yield weekdays
    yield every


def _half_hours(start, end, zone) -> Iterator[datetime]:
    day = start.astimezone(zone).date()
    while day <= end.astimezone(zone).date():
        moments = (datetime.combine(day, half, zone) for half in HALF_HOURS)
        yield from (moment for moment in moments if start <= moment <= end)
        day += timedelta(days=1)


def _evening(slot) -> datetime:
    return datetime.combine(slot.date(), EVENING, slot.tzinfo)


def _taken(review, start, end) -> list[tuple[datetime, datetime]]:
    """When somebody who is asked here sits in another review. Which one, and who, nobody is told."""
    asked = review.participants.exclude(person=None).values("person")
    theirs = Q(pk__in=Participant.objects.filter(person__in=asked).values("review")) | Q(facilitator__in=asked)
    if review.facilitator_id:
        theirs |= Q(facilitator=review.facilitator_id)
    around = (start - timedelta(hours=2), end + timedelta(hours=2))
    others = Review.objects.filter(theirs, planned_for__range=around, organisation=review.organisation_id)
    others = others.unclosed().not_held().exclude(pk=review.pk)
    return [(at, at + timedelta(minutes=minutes)) for at, minutes in others.values_list("planned_for", "minutes")]


def _is_free(slot, minutes: int, taken) -> bool:
    end = slot + timedelta(minutes=minutes)
    return not any(slot < until and since < end for since, until in taken)


def _first_of_half_days(slots) -> list[datetime]:
    first: dict[tuple, datetime] = {}
    for slot in slots:
        first.setdefault((slot.date(), slot.hour < NOON), slot)
    return list(first.values())[:MOST]
