"""What events are found by: their words, and tokens for filters and for what they have in common."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from goldseam.common.search import Document, among, searchable, token
from goldseam.events.models import Event, Factor, LayerFinding, TimelineEntry, Visibility
from goldseam.events.models.finding import UNCLASSIFIED
from goldseam.events.models.layering import HOLES


@searchable("event", Event, number=1)
def documents(keys):
    """Those that are part of learning. What was handed over is found no more."""
    events = Event.objects.learning().filter(pk__in=keys).prefetch_related("tags", "named")
    rows, marks = _rows_of(keys), _marks_of(keys)
    for event in events:
        tags = [tag.name for tag in event.tags.all()]
        texts = [event.text, event.place, *tags, *rows[event.pk]]
        tokens = [*_filters(event), *_sight(event), *marks[event.pk]]
        yield Document(event.pk, event.organisation_id, event.title, texts, tokens)


def seen_by(person, organisation, ask: Callable[[list], list[int]]) -> list[int]:
    """What `ask(filters)` finds, as far as this person sees it; in its order.

    Most people see most of what is found, so they are not asked about it beforehand. Where that fails, the question is
    asked again with what they see as a filter: it looks further back then. What is seen is decided here all the same.
    """
    visible = Event.objects.visible_to(person).filter(organisation=organisation)
    if organisation.pk not in person.sight.reads:
        return among(ask([own(person)]), visible)
    keys = ask([])
    seen = among(keys, visible)
    return seen if 2 * len(seen) >= len(keys) else among(ask([_sights(person, organisation)]), visible)


def own(person) -> str:
    """The token of what a person logged or is named in."""
    return token("person", person.pk)


def _sights(person, organisation) -> list[str]:
    """Tokens of which whatever this person sees has one."""
    teams = [token("sight", f"team-{team}") for team in sorted(person.sight.teams)]
    all_teams = [token("sight", "team")] if organisation.pk in person.sight.oversees else []
    return [token("sight", "all"), own(person), *teams, *all_teams]


def _filters(event) -> Iterable[str]:
    yield token("kind", event.kind)
    yield token("type", event.failure_type or UNCLASSIFIED)
    yield token("year", event.happened_at.year)
    if event.team_id:
        yield token("team", event.team_id)
    for tag in event.tags.all():
        yield token("tag", tag.pk)


def _sight(event) -> Iterable[str]:
    if event.visibility == Visibility.ORGANISATION:
        yield token("sight", "all")
    elif event.visibility == Visibility.TEAM:
        yield from (token("sight", "team"), token("sight", f"team-{event.team_id}"))
    for person in sorted({event.logged_by_id, *(person.pk for person in event.named.all())} - {None}):
        yield token("person", person)


def _rows_of(keys) -> dict[int, list[str]]:
    """What stands in timelines and among the contributing factors."""
    rows: dict[int, list[str]] = defaultdict(list)
    for event, *texts in TimelineEntry.objects.filter(event__in=keys).values_list("event", "text", "known_then"):
        rows[event] += texts
    for event, *texts in Factor.objects.filter(event__in=keys).values_list("event", "text", "how"):
        rows[event] += texts
    return rows


def _marks_of(keys) -> dict[int, list[str]]:
    """Codes of contributing factors, and the layers that had a hole."""
    marks: dict[int, list[str]] = defaultdict(list)
    factors = Factor.objects.filter(event__in=keys).exclude(code="")
    for event, code in factors.values_list("event", "code"):
        marks[event].append(token("factor", code))
    holes = LayerFinding.objects.filter(event__in=keys, state__in=HOLES)
    for event, layer in holes.values_list("event", "layer"):
        marks[event].append(token("layer", layer))
    return marks
