"""What events are found by: their words, and tokens for filters."""

from collections import defaultdict

from goldseam.common.search import Document, forget, searchable, token
from goldseam.events.models import Event, Factor, TimelineEntry
from goldseam.events.models.finding import UNCLASSIFIED
from goldseam.events.models.handing_over import erases_text


@searchable("event", Event, number=1)
def documents(keys):
    """Those that are part of learning. What was handed over is found no more."""
    events = Event.objects.learning().filter(pk__in=keys).prefetch_related("tags", "named")
    rows = _rows_of(keys)
    for event in events:
        tags = [tag.name for tag in event.tags.all()]
        texts = [event.text, event.place, *tags, *rows[event.pk]]
        yield Document(event.pk, event.organisation_id, event.title, texts, _tokens(event))


@erases_text
def forget_words_of(event):
    forget(Event, [event.pk])


def own(person) -> str:
    """The token of what a person logged or is named in: with it, who sees little searches little."""
    return token("person", person.pk)


def _tokens(event):
    yield token("kind", event.kind)
    yield token("type", event.failure_type or UNCLASSIFIED)
    yield token("year", event.happened_at.year)
    if event.team_id:
        yield token("team", event.team_id)
    for tag in event.tags.all():
        yield token("tag", tag.pk)
    for person in {event.logged_by_id, *(person.pk for person in event.named.all())} - {None}:
        yield token("person", person)


def _rows_of(keys) -> dict[int, list[str]]:
    """What stands in timelines and among the contributing factors."""
    rows: dict[int, list[str]] = defaultdict(list)
    for event, *texts in TimelineEntry.objects.filter(event__in=keys).values_list("event", "text", "known_then"):
        rows[event] += texts
    for event, *texts in Factor.objects.filter(event__in=keys).values_list("event", "text", "how"):
        rows[event] += texts
    return rows
