"""What is counted of a day: kinds, types of failure, how events were noticed, and which times are known."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import NamedTuple
from zoneinfo import ZoneInfo

from goldseam.events.models import EventKind, FailureType, Visibility
from goldseam.insights.days.events import DETECT, MITIGATE, NOTICED, OPEN, RECOVER, TIMED, WRONG
from goldseam.patterns.asked import WENT_WELL
from goldseam.patterns.fields.noticing import DESIGNED, GROUPS

UNCLASSIFIED = "unclassified"


class Tally(NamedTuple):
    """Numbers of events. All of them add up: those of a month are those of its days together."""

    setback: int = 0
    incident: int = 0
    near_miss: int = 0
    unsafe_condition: int = 0
    success: int = 0
    good_catch: int = 0
    good_care: int = 0
    preventable: int = 0
    complexity: int = 0
    intelligent: int = 0
    unclassified: int = 0
    designed: int = 0
    method_known: int = 0
    detect_timed: int = 0
    detect_wrong: int = 0
    mitigate_timed: int = 0
    mitigate_wrong: int = 0
    mitigate_open: int = 0
    recover_timed: int = 0
    recover_wrong: int = 0
    recover_open: int = 0

    @property
    def events(self) -> int:
        return sum(getattr(self, kind) for kind in EventKind.values)

    @property
    def classified(self) -> int:
        return sum(getattr(self, each) for each in FailureType.values)


FIELDS = Tally._fields
PLACES = {name: place for place, name in enumerate(FIELDS)}


class Place(NamedTuple):
    """For whom a day is counted; see `DayCount`."""

    team: int | None
    is_shared: bool


EVERYBODY = Place(None, True)
Days = dict[date, Tally]


def together(tallies: Iterable[Tally]) -> Tally:
    return Tally(*(sum(numbers) for numbers in zip(Tally(), *tallies, strict=True)))


def days_by_place(rows: Iterable[tuple], zone: ZoneInfo) -> dict[tuple[Place, date], Tally]:
    """Events of which this is said, by place and day."""
    found: dict[tuple[Place, date], list[int]] = defaultdict(lambda: [0] * len(FIELDS))
    for team, visibility, noticed_at, *what in rows:
        day, columns = day_of(noticed_at, zone), _columns(*what)
        for place in _places(team, visibility == Visibility.ORGANISATION):
            numbers = found[place, day]
            for column in columns:
                numbers[column] += 1
    return {key: Tally(*numbers) for key, numbers in found.items()}


def day_of(moment: datetime, zone: ZoneInfo) -> date:
    try:
        return moment.astimezone(zone).date()
    except OverflowError:  # At the very ends of the calendar.
        return moment.date()


def midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone)


def said(events):
    """One row for each; the database says of the times how they stand, so that only one moment is read."""
    found = events.annotate(at=NOTICED, detect=DETECT, mitigate=MITIGATE, recover=RECOVER).order_by()
    columns = ("team", "visibility", "at", "kind", "failure_type", "detection_method", "detect", "mitigate", "recover")
    return found.values_list(*columns)


def _places(team: int | None, is_shared: bool) -> list[Place]:
    places = [Place(team, is_shared)] if team else []
    return [*places, EVERYBODY] if is_shared else places


KNOWN: dict[tuple, tuple[int, ...]] = {}


def _columns(*what) -> tuple[int, ...]:
    """Where one event is counted. Few different things are said of events, so each is worked out once."""
    if what not in KNOWN:
        KNOWN[what] = tuple(PLACES[name] for name in _names(*what))
    return KNOWN[what]


def _names(kind: str, failure_type: str, method: str, detect: int, mitigate: int, recover: int):
    yield kind
    if kind not in WENT_WELL:
        yield failure_type or UNCLASSIFIED
    if method:
        yield "method_known"
    if method in GROUPS[DESIGNED]:
        yield "designed"
    if kind == EventKind.INCIDENT:
        yield from _timing("detect", detect)
        yield from _timing("mitigate", mitigate)
        yield from _timing("recover", recover)


def _timing(name: str, state: int):
    names = {TIMED: "timed", WRONG: "wrong", OPEN: "open"}
    if state in names:
        yield f"{name}_{names[state]}"
