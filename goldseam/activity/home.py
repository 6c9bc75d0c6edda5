"""What a person's home page shows. It is put together once and kept until something happens, or a minute has passed."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from django.db.models import prefetch_related_objects
from django.utils import timezone, translation

from goldseam.activity.first_steps import seen_in
from goldseam.activity.models.activity import Activity, storied_kinds, subjects
from goldseam.activity.next_steps import Group, next_steps_of
from goldseam.common.prepared import prepared

LINES = 10
LATELY = timedelta(days=30)
KEPT = 2000
NOTES: list[Callable] = []


@dataclass(frozen=True)
class Line:
    """One thing that happened, in words."""

    sentence: str
    note: str
    href: str
    at: datetime


@dataclass(frozen=True)
class HomeNote:
    """A line at the side that waits for nobody: good news, mostly."""

    sentence: str
    href: str


def home_note(find: Callable) -> Callable:
    """Adds a line to the home page, from a practice's next_steps.py: a function that returns a `HomeNote` or None."""
    NOTES.append(find)
    return find


@dataclass(frozen=True)
class Home:
    """What is next for a person, what happened lately, and the first steps that the product sees to be done."""

    groups: list[Group]
    lately: list[Line]
    done: frozenset[str]
    notes: list[HomeNote]


def home_of(person, organisation) -> Home:
    """Put together anew once anything has been recorded since, or the person sees more or less than before.

    What leaves no activity, such as inviting somebody to a review, shows within the minute. So does, on PostgreSQL,
    what was recorded first and committed last.
    """
    newest = Activity.objects.filter(organisation=organisation).order_by("-pk").values_list("pk", "at").first()
    sight = tuple(person.sight.roles.items()), person.sight.teams
    reader = sight, translation.get_language(), person.time_zone
    place = organisation.founded_at, organisation.size
    return _put_together(person, organisation, reader, place, newest, int(time.time() // 60))


def forget_homes() -> None:
    """For what takes its traces along. Other processes notice within the minute."""
    _put_together.cache_clear()


@lru_cache(maxsize=KEPT)
def _put_together(person, organisation, *_stamp) -> Home:
    lately = _seen_lately(person, organisation.pk, timezone.now() - LATELY, storied_kinds())
    prefetch_related_objects(lately, subjects())
    return Home(
        groups=next_steps_of(person, organisation),
        lately=[Line(one.sentence, one.note, one.href, one.at) for one in lately if one.subject],
        done=seen_in(organisation),
        notes=[note for find in NOTES if (note := find(person, organisation))],
    )


@prepared
def _seen_lately(person, organisation: int, since: datetime, kinds: list[int]):
    newest = Activity.objects.recent_in(organisation, since).visible_to(person, kinds)
    return newest.select_related("actor", "organisation")[:LINES]
