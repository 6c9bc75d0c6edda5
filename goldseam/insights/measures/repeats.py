"""Incidents that happened before, as people say who know both. Software suggests, and never links by itself."""

from datetime import date, timedelta

from django.db.models import Count, DateTimeField, Exists, ExpressionWrapper, F, OuterRef

from goldseam.common.prepared import in_one_row, padded, prepared, prepared_counts
from goldseam.events.models import Event, EventKind, Recurrence
from goldseam.events.models.event import SAMPLE
from goldseam.insights.days.events import NOTICED, counted, noticed_in
from goldseam.insights.days.tally import day_of
from goldseam.patterns.counting import shared_events
from goldseam.reviews.models import Review
from goldseam.reviews.models.review import ReviewKind

LOOK_BACK = timedelta(days=365)
NEWEST = 150  # Links that are looked at for the time between repeats.


def told_earlier(asked):
    """What an incident may repeat: anything that counts for the same readers, whichever team it belonged to."""
    team = asked.team if asked.sees_team else None
    return shared_events(asked.organisation, team).exclude(source=SAMPLE)


def is_repeat(asked) -> Exists:
    """It is linked to an earlier event whose postmortem was closed in the twelve months before it was noticed."""
    end = ExpressionWrapper(F("closure__closed_at") + LOOK_BACK, output_field=DateTimeField())
    closed = Review.objects.filter(kind=ReviewKind.POSTMORTEM, events=OuterRef("pk")).alias(known_until=end)
    known = closed.filter(closure__closed_at__lte=OuterRef(OuterRef("noticed_at")))
    known = known.filter(known_until__gt=OuterRef(OuterRef("noticed_at")))
    return Exists(told_earlier(asked).filter(Exists(known), recurred_in__event=OuterRef("pk")))


def begun_on(asked) -> date | None:
    """The day of the first event that is kept here: before it, nobody could look back."""
    first = _first_moments(asked.organisation.pk)
    return day_of(first[0], asked.zone) if first else None


@prepared
def _first_moments(organisation: int):
    events = counted(organisation).order_by(NOTICED.asc(), "pk").annotate(at=NOTICED)
    return events.values_list("at", flat=True)[:1]


def incidents(asked):
    return noticed_in(asked).filter(kind=EventKind.INCIDENT)


@prepared_counts
def repeats_of(asked):
    return in_one_row(incidents(asked).filter(is_repeat(asked)), n=Count("pk"))


def linked(asked) -> list[tuple]:
    """Moments and numbers of incidents that people linked to anything earlier, the oldest first."""
    pairs = _pairs(asked)
    there = {*_told_earlier(asked, padded([known for _event, known in pairs]))} if pairs else set()
    keys = [event for event, known in pairs if known in there]
    return _by_key(padded(keys)) if keys else []


@prepared
def _pairs(asked):
    events = counted(asked.organisation, asked.team, asked.sees_team).filter(kind=EventKind.INCIDENT)
    events = events.filter(noticed_at__lt=asked.ends_at)
    # The newest of those that count, and not of all links: else an earlier year would seem to have had none.
    links = Recurrence.objects.filter(Exists(events.filter(pk=OuterRef("event")))).order_by("-event")
    return links.values_list("event", "earlier")[:NEWEST]


@prepared
def _told_earlier(asked, keys: list[int]):
    """By key: of a whole log, a database would rather look through all that may be earlier."""
    return told_earlier(asked).filter(pk__in=keys).values_list("pk", flat=True)


@prepared
def _by_key(keys: list[int]):
    return Event.objects.filter(pk__in=keys).annotate(at=NOTICED).order_by("at").values_list("at", "number", "title")
