"""The events that a change addresses: linked ones, those with the chosen marks, and what was corrected by hand."""

from datetime import datetime
from functools import cached_property

from django.db.models import Q

from goldseam.changes.models.scope import Scope, corrected
from goldseam.common.search import find, token
from goldseam.common.search.texts import texts
from goldseam.events.models import Event, Factor, LayerFinding, Recurrence, Visibility
from goldseam.events.models.event import SAMPLE
from goldseam.events.models.layering import HOLES

MOST_LINKED = 1_000
MOST_WITH_WORDS = 5_000  # Rarer words are looked up one by one; commoner ones tell too little.


def seen_by(change, person):
    """What this person may see and learn from; without a person, what everybody may see who reads of the change.

    Whoever reads of a change sees what it changed. So where that belongs to a team, events of the same team count too.
    """
    events = Event.objects.filter(organisation=change.organisation_id).learning().exclude(source=SAMPLE)
    if person is not None:
        return events.visible_to(person)
    team = change.version.artifact.team_id
    open_to_all = Q(visibility=Visibility.ORGANISATION)
    return events.filter(open_to_all | Q(visibility=Visibility.TEAM, team=team) if team else open_to_all)


class Addressed:
    """Those of the events `seen` that a choice names. A choice that is not kept yet can be looked at in the same way.

    They come in two parts, which have no event in common: named ones, that are few, and those with the marks. Each is
    found by an index of its own.
    """

    def __init__(self, scope: Scope, seen):
        self.scope, self.seen = scope, seen
        self.put_in, self.taken_out = corrected(scope.change)

    @cached_property
    def is_too_much(self) -> bool:
        """Whether the words stand in more events than can be counted by words."""
        return self._with_words is not None and len(self._with_words) > MOST_WITH_WORDS

    def count(self, since: datetime, until: datetime, without: frozenset = frozenset()) -> int:
        """How many happened from the one moment until before the other."""
        return sum(part.exclude(pk__in=without).count() for part in self._between(since, until))

    def count_of(self, keys: frozenset, since: datetime, until: datetime) -> int:
        """How many of these are among them."""
        return sum(part.filter(pk__in=keys).count() for part in self._between(since, until))

    def at_most(self, limit: int) -> int:
        """How many there are in all; nobody counts further than that."""
        return sum(part[:limit].count() for part in self._parts)

    def newest(self, since: datetime, until: datetime, limit: int) -> list[Event]:
        """The newest of them, newest first."""
        found = [event for part in self._between(since, until) for event in _in_order(part)[:limit]]
        return sorted(found, key=lambda event: (event.happened_at, event.number), reverse=True)[:limit]

    def oldest_moments(self, since: datetime, until: datetime, limit: int) -> list[datetime]:
        """When the first of them happened, in the order of time."""
        return sorted(self._moments(since, until, "happened_at", limit))[:limit]

    def newest_moments(self, since: datetime, until: datetime, limit: int) -> list[datetime]:
        """When the last of them happened, in the order of time."""
        return sorted(self._moments(since, until, "-happened_at", limit))[-limit:]

    def _moments(self, since: datetime, until: datetime, order: str, limit: int) -> list[datetime]:
        parts = [part.order_by(order) for part in self._between(since, until)]
        return [moment for part in parts for moment in part.values_list("happened_at", flat=True)[:limit]]

    @cached_property
    def linked(self) -> list[int]:
        """The event that led to the change, and all that people have said are the same again as it."""
        return _same_again_as(self.scope.change.event_id) if self.scope.same_again else []

    def _between(self, since: datetime, until: datetime) -> list:
        return [part.filter(happened_at__gte=since, happened_at__lt=until) for part in self._parts]

    @cached_property
    def _parts(self) -> list:
        named = list({*self.linked, *self.put_in} - {*self.taken_out})
        parts = [self.seen.filter(pk__in=named)] if named else []
        if self.scope.has_marks:
            parts.append(self._marked(self.seen).exclude(pk__in=[*named, *self.taken_out]))
        return parts

    def _marked(self, events):
        """Those that have every mark that was chosen."""
        scope = self.scope
        plain = {"kind": scope.kind, "failure_type": scope.failure_type, "team": scope.team_id}
        events = events.filter(**{name: value for name, value in plain.items() if value})
        if scope.tag_id:
            events = events.tagged(scope.tag)
        if scope.factor:
            events = events.filter(pk__in=Factor.objects.filter(code=scope.factor).values("event"))
        if scope.layer_id:
            holes = LayerFinding.objects.filter(layer=scope.layer_id, state__in=HOLES)
            events = events.filter(pk__in=holes.values("event"))
        if self._with_words is not None:
            events = events.filter(pk__in=texts().listed(self._with_words))
        return events

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
            "tag": scope.tag_id,
            "factor": scope.factor,
            "layer": scope.layer_id,
        }
        return [token(name, value) for name, value in marks.items() if value]


def _in_order(events):
    return events.latest_first().select_related("organisation", "team")


def _same_again_as(event: int) -> list[int]:
    """One link leads to the next: what repeats a repetition repeats the first one too."""
    found, newest = {event}, [event]
    while newest and len(found) < MOST_LINKED:
        links = Recurrence.objects.filter(Q(event__in=newest) | Q(earlier__in=newest)).values_list("event", "earlier")
        newest = list({key for pair in links for key in pair} - found)[:MOST_LINKED]
        found.update(newest)
    return list(found)
