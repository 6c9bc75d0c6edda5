"""What the rules of triage look at, gathered for the events of a page in a number of queries that stays the same."""

from collections import defaultdict

from goldseam.events.models import EventKind, LayerFinding, LayerKind, LayerState
from goldseam.events.wording import DETECTION_GROUPS
from goldseam.reporting.conduct import words_of_conduct
from goldseam.triage.models import Rating
from goldseam.triage.suggesting import HIGH, Facts

BY_DESIGN = set(DETECTION_GROUPS[0][1])
WENT_WELL = {EventKind.SUCCESS, EventKind.GOOD_CARE, EventKind.GOOD_CATCH}


def facts_of(events, person, alike: dict[int, int] | None = None) -> dict[int, Facts]:
    """By the key of the event. How many are like it is looked up for one event at a time: see `likeness`."""
    held = _held([event.pk for event in events])
    return {event.pk: _facts(event, person, held[event.pk], (alike or {}).get(event.pk, 0)) for event in events}


def hidden_from(events, person) -> set[int]:
    """Keys of those that somebody else rated high, and of which this person is to say first what she or he thinks."""
    keys = [event.pk for event in events]
    return set(Rating.objects.filter(event__in=keys).alone().exclude(by=person).values_list("event", flat=True))


def _facts(event, person, held: list[str], alike: int) -> Facts:
    return Facts(
        danger_remains=_is_still_there(event),
        is_gate_matter=bool(words_of_conduct([event.title, event.text])),
        went_well=event.kind in WENT_WELL,
        reach=event.reach,
        actual=event.severity_actual,
        potential=event.severity_potential,
        detection=event.detection_method,
        held=len(held),
        held_by_design=event.detection_method in BY_DESIGN or any(kind != LayerKind.PEOPLE for kind in held),
        alike=alike,
        may_ask=has_reporter(event) and event.logged_by_id != person.pk,
    )


def has_reporter(event) -> bool:
    """Whether there is somebody to thank and to ask."""
    return event.logged_by_id is not None or event.source == "report"


def _is_still_there(event) -> bool:
    """A condition, not an event that is over: it can still do what it could have done."""
    is_condition = event.reach == "condition" or (event.kind == EventKind.UNSAFE_CONDITION and not event.reach)
    is_contained = event.mitigated_at or event.recovered_at
    return is_condition and not is_contained and (event.severity_potential or 0) >= HIGH


def _held(events: list[int]) -> dict[int, list[str]]:
    """Of each event the kinds of the layers that held."""
    held: dict[int, list[str]] = defaultdict(list)
    findings = LayerFinding.objects.filter(event__in=events, state=LayerState.HELD)
    for event, kind in findings.values_list("event", "layer__kind"):
        held[event].append(kind)
    return held
