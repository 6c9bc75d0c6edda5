"""Counting events in the database: by what a field says of them, altogether, and by time."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Max, Q

from goldseam.events.models import Event, Visibility
from goldseam.patterns.fields.field import Field, Value
from goldseam.patterns.fields.noticing import DESIGNED, GROUPS
from goldseam.statistics.proportions import Share, wilson

GRAVE = 4  # From here on it could have been so bad that it is looked at apart.
MOST_VALUES = 5_000  # Different words of one field; no more of them are told apart.


@dataclass(frozen=True)
class Counted:
    """Events of which the same is said: how many, how many that could have been grave, and how grave at worst."""

    value: Value
    count: int
    grave: int = 0
    worst: int = 0


@dataclass(frozen=True)
class Counts:
    """What was counted by a field. `n` events say something, `silent` ones nothing; one may stand at several values."""

    values: list[Counted]
    n: int
    silent: int
    grave: int
    silent_grave: int


@dataclass(frozen=True)
class Whole:
    """All events of a period, and how they were noticed, as far as that is known."""

    n: int
    grave: int
    designed: int
    noticed: int

    @property
    def by_design(self) -> Share:
        return wilson(self.designed, self.noticed)


def seen_events(organisation, person):
    """What this person may see and learn from."""
    return Event.objects.visible_to(person).filter(organisation=organisation).learning()


def shared_events(organisation, team=None):
    """What everybody here may see, and with a team what that team may: figures of these can be kept for others."""
    shared = Q(visibility=Visibility.ORGANISATION)
    if team:
        shared |= Q(visibility=Visibility.TEAM, team=team)
    return Event.objects.filter(shared, organisation=organisation).learning()


def whole_of(events) -> Whole:
    return Whole(
        **events.aggregate(
            n=Count("pk"),
            grave=Count("pk", filter=Q(severity_potential__gte=GRAVE)),
            designed=Count("pk", filter=Q(detection_method__in=GROUPS[DESIGNED])),
            noticed=Count("pk", filter=~Q(detection_method="")),
        )
    )


def counts_by(field: Field, events, whole: Whole) -> Counts:
    """Events by what the field says of them."""
    distinct = field.has_several
    rows = (
        field.spread(events)
        .annotate(
            count=Count("pk", distinct=distinct),
            grave=Count("pk", filter=Q(severity_potential__gte=GRAVE), distinct=distinct),
            worst=Max("severity_potential"),
        )
        .order_by("-count")
        .values_list("said", "count", "grave", "worst")[:MOST_VALUES]
    )
    return _counts(field, rows, whole)


def _counts(field: Field, rows: Iterable[tuple], whole: Whole) -> Counts:
    found: dict[Value, Counted] = {}
    silent = silent_grave = 0
    for raw, count, grave, worst in rows:
        value = field.value_of(raw)
        if value is None:
            silent, silent_grave = silent + count, silent_grave + grave
            continue
        before = found.get(value, Counted(value, 0))
        worst = max(before.worst, worst or 0)
        found[value] = Counted(value, before.count + count, before.grave + grave, worst)
    return Counts([*found.values()], whole.n - silent, silent, whole.grave - silent_grave, silent_grave)


def counts_by_place(events) -> dict[int, int]:
    """How many events fall into each stretch; see `Stretches.of`."""
    return dict(events.order_by().values("stretch").annotate(count=Count("pk")).values_list("stretch", "count"))


def values_by_place(field: Field, events) -> dict[tuple[int, Value | None], int]:
    """The same for each value of a field."""
    rows = field.spread(events, "stretch").annotate(count=Count("pk", distinct=field.has_several))
    found: dict[tuple[int, Value | None], int] = {}
    for raw, place, count in rows.order_by().values_list("said", "stretch", "count"):
        key = place, field.value_of(raw)
        found[key] = found.get(key, 0) + count
    return found
