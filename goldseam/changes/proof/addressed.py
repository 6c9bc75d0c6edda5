"""The events that a change addresses: linked ones, those with the chosen marks, and what was corrected by hand."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import Count, Q

from goldseam.changes.models.scope import Scope, corrected
from goldseam.changes.proof.times import Times
from goldseam.common.search import find, token
from goldseam.common.search.texts import texts
from goldseam.events.models import Event, Factor, LayerFinding, Recurrence, Tag, Visibility
from goldseam.events.models.event import SAMPLE
from goldseam.events.models.layering import HOLES

MOST_LINKED = 1_000
MOST_WITH_WORDS = 5_000  # Rarer words are looked up one by one; commoner ones tell too little.


def seen_by(change, person):
    """What this person may see and learn from; without a person, what everybody may see who reads of the change."""
    events = Event.objects.filter(organisation=change.organisation_id).learning().exclude(source=SAMPLE)
    return events.filter(open_to_all(change)) if person is None else events.visible_to(person)


def open_to_all(change) -> Q:
    """What everybody may see who reads of the change.

    Whoever reads of a change sees what it changed. So where that belongs to a team, events of the same team count too.
    """
    team = change.version.artifact.team_id
    shared = Q(visibility=Visibility.ORGANISATION)
    return shared | Q(visibility=Visibility.TEAM, team=team) if team else shared


@dataclass(frozen=True)
class Tally:
    """How many happened before the change and since; of those before, `reasons` led to it and stand apart."""

    before: int
    after: int
    reasons: int

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.before + other.before, self.after + other.after, self.reasons + other.reasons)


@dataclass(frozen=True)
class Named:
    """Keys of the events of which people said one by one whether the change addresses them."""

    linked: list[int]
    put_in: list[int]
    taken_out: list[int]

    @classmethod
    def of(cls, change) -> "Named":
        return cls(_same_again_as(change.event_id), *corrected(change))


class Addressed:
    """Those of the events `seen` that a choice names. A choice that is not kept yet can be looked at in the same way.

    They come in two parts, which have no event in common: named ones, that are few, and those with the marks. Each is
    found by an index of its own, and counted in one query.
    """

    def __init__(self, scope: Scope, seen, named: Named | None = None):
        self.scope, self.seen = scope, seen
        self._said = named or Named.of(scope.change)

    @cached_property
    def is_too_much(self) -> bool:
        """Whether the words stand in more events than can be counted by words."""
        return self._with_words is not None and len(self._with_words) > MOST_WITH_WORDS

    @property
    def linked(self) -> list[int]:
        """The event that led to the change, and all that people have said are the same again as it."""
        return self._said.linked if self.scope.same_again else []

    @property
    def put_in(self) -> list[int]:
        return self._said.put_in

    def tally(self, times: Times, reasons: frozenset, shared: Q) -> tuple[Tally, Tally]:
        """How many there are, and how many of them are `shared` with all."""
        since = Q(happened_at__gte=times.in_force)
        of = {"all": Q(), "after": since, "shared": shared, "shared_after": shared & since}
        asked = {name: Count("pk", filter=which or None) for name, which in of.items()}
        seen, of_all = Tally(0, 0, 0), Tally(0, 0, 0)
        for part in self._between(times.since, times.until, is_counted=True):
            row = part.aggregate(**asked)
            # Few keys, looked up by themselves: asked of each event they would cost more than all the rest.
            led = part.filter(~since, pk__in=reasons).aggregate(all=Count("pk"), shared=Count("pk", filter=shared))
            seen += Tally(row["all"] - row["after"] - led["all"], row["after"], led["all"])
            before = row["shared"] - row["shared_after"] - led["shared"]
            of_all += Tally(before, row["shared_after"], led["shared"])
        return seen, of_all

    def at_most(self, limit: int) -> int:
        """How many there are in all; nobody counts further than that."""
        return sum(part[:limit].count() for part in self._parts())

    def newest(self, since: datetime, until: datetime, limit: int, after: int = 0) -> list[Event]:
        """The newest of them, newest first, without the first ones up to `after`."""
        wanted = after + limit
        parts = [part.latest_first() for part in self._between(since, until)]
        found = [row for part in parts for row in part.values_list("happened_at", "number", "pk")[:wanted]]
        keys = [key for _at, _number, key in sorted(found, reverse=True)[after:wanted]]
        events = Event.objects.select_related("organisation", "team").in_bulk(keys)
        return [events[key] for key in keys]

    def oldest_moments(self, since: datetime, until: datetime, limit: int) -> list[datetime]:
        """When the first of them happened, in the order of time."""
        return sorted(self._moments(since, until, "happened_at", limit))[:limit]

    def newest_moments(self, since: datetime, until: datetime, limit: int) -> list[datetime]:
        """When the last of them happened, in the order of time."""
        return sorted(self._moments(since, until, "-happened_at", limit))[-limit:]

    def _moments(self, since: datetime, until: datetime, order: str, limit: int) -> list[datetime]:
        parts = [part.order_by(order) for part in self._between(since, until)]
        return [moment for part in parts for moment in part.values_list("happened_at", flat=True)[:limit]]

    def _between(self, since: datetime, until: datetime, is_counted: bool = False) -> list:
        return [part.filter(happened_at__gte=since, happened_at__lt=until) for part in self._parts(is_counted)]

    def _parts(self, is_counted: bool = False) -> list:
        taken_out = self._said.taken_out
        named = list({*self.linked, *self.put_in} - {*taken_out})
        parts = [self.seen.filter(pk__in=named)] if named else []
        if self.scope.has_marks:
            parts.append(self._marked(self.seen, is_counted).exclude(pk__in=[*named, *taken_out]))
        return parts

    def _marked(self, events, is_counted: bool):
        """Those that have every mark that was chosen; for all of them at once, or for the first ones in an order."""
        scope = self.scope
        plain = {"kind": scope.kind, "failure_type": scope.failure_type, "team": scope.team_id}
        events = events.filter(**{name: value for name, value in plain.items() if value})
        if scope.tag:
            events = self._tagged(events, is_counted)
        if scope.factor:
            events = events.filter(pk__in=Factor.objects.filter(code=scope.factor).values("event"))
        if scope.layer_id:
            holes = LayerFinding.objects.filter(layer=scope.layer_id, state__in=HOLES)
            events = events.filter(pk__in=holes.values("event"))
        if self._with_words is not None:
            events = events.filter(pk__in=texts().listed(self._with_words))
        return events

    def _tagged(self, events, is_counted: bool):
        if self._tag is None:
            return events.none()
        links = Event.tags.through.objects.filter(tag=self._tag)
        return events.filter(pk__in=links.values("event")) if is_counted else events.tagged(self._tag)

    @cached_property
    def _tag(self) -> Tag | None:
        return Tag.objects.filter(organisation=self.scope.change.organisation_id, name=self.scope.tag).first()

    @property
    def has_lost_its_tag(self) -> bool:
        """Whether no event has the tag any more by which they were chosen."""
        return bool(self.scope.tag) and self._tag is None

    @cached_property
    def _with_words(self) -> list[int] | None:
        """Keys of the events in which the words stand, all of them; the other marks narrow what is looked through."""
        if not self.scope.words:
            return None
        of = self.scope.change.organisation_id
        hits = find(of, f"{self.scope.words} ", self._tokens(), limit=MOST_WITH_WORDS + 1)  # The last word is whole.
        return [hit.key for hit in hits]

    def _tokens(self) -> list[str]:
        scope = self.scope
        marks = {
            "kind": scope.kind,
            "type": scope.failure_type,
            "team": scope.team_id,
            "tag": self._tag.pk if scope.tag and self._tag else None,
            "factor": scope.factor,
            "layer": scope.layer_id,
        }
        return [token(name, value) for name, value in marks.items() if value]


def _same_again_as(event: int) -> list[int]:
    """One link leads to the next: what repeats a repetition repeats the first one too."""
    found, newest = {event}, [event]
    while newest and len(found) < MOST_LINKED:
        links = Recurrence.objects.filter(Q(event__in=newest) | Q(earlier__in=newest)).values_list("event", "earlier")
        newest = list({key for pair in links for key in pair} - found)[:MOST_LINKED]
        found.update(newest)
    return list(found)
