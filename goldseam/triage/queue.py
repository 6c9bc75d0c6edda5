"""The queue of triage: what waits, in the order that the reader chose, with the neighbours of the one looked at."""

from dataclasses import dataclass
from functools import cached_property

from goldseam.reporting.models import Message, Outcome, Thanks
from goldseam.triage.facts import facts_of, hidden_from
from goldseam.triage.models import Waiting
from goldseam.triage.suggesting import Suggestion, suggest

PAGE = 20
COUNTED = 1_000  # Who has sorted these sees the rest.
OLDEST, SERIOUS = "oldest", "serious"


@dataclass(frozen=True)
class Row:
    """One event that waits. `is_hidden`: how bad it could have been is not told to who is to rate it independently."""

    waiting: Waiting
    suggestion: Suggestion
    is_hidden: bool
    is_here: bool

    @property
    def event(self):
        return self.waiting.event


class Queue:
    """What one person may sort in an organisation; `order` is oldest or serious, `here` the number of one event."""

    def __init__(self, organisation, person, order: str = OLDEST, here: int | None = None):
        self.organisation, self.person = organisation, person
        self.order = order if order == SERIOUS else OLDEST
        self.here = here

    def look_at_first(self):
        """The event that has waited longest, or is the most serious; None where nothing waits."""
        self.here = next(iter(self.numbers), None)
        return self.rows[0].event if self.rows else None

    @property
    def query(self) -> str:
        """The query part of an address that keeps the order."""
        return f"?order={SERIOUS}" if self.order == SERIOUS else ""

    @property
    def count(self) -> int:
        return min(len(self.numbers), COUNTED)

    @property
    def is_more(self) -> bool:
        return len(self.numbers) > COUNTED

    @property
    def next(self) -> int | None:
        """After the last comes the first; from elsewhere one goes to the first."""
        return self._beside(1)

    @property
    def previous(self) -> int | None:
        return self._beside(-1)

    @cached_property
    def numbers(self) -> list[int]:
        """The numbers of the events, in order: neighbours and the count are read off them."""
        return [number for number, _key in self._keys]

    @cached_property
    def rows(self) -> list[Row]:
        """A page of them, the one on which the reader is."""
        keys = [key for _number, key in self._keys[self._start : self._start + PAGE]]
        found = Waiting.objects.select_related("event__team", "event__logged_by").in_bulk(keys)
        shown = [found[key] for key in keys if key in found]
        answered = _with_a_word([waiting.event_id for waiting in shown])
        for waiting in shown:
            waiting.event.organisation, waiting.has_word = self.organisation, waiting.event_id in answered
        events = [waiting.event for waiting in shown]
        facts, hidden = facts_of(events, self.person), hidden_from(events, self.person)
        return [
            Row(one, suggest(facts[one.event_id]), one.event_id in hidden, one.event.number == self.here)
            for one in shown
        ]

    @property
    def earlier(self) -> int | None:
        """The first of the page before this one."""
        return self.numbers[max(0, self._start - PAGE)] if self._start else None

    @property
    def later(self) -> int | None:
        """The first of the page after this one."""
        following = self._start + PAGE
        return self.numbers[following] if following < self.count else None

    @cached_property
    def awaiting_answers(self) -> list[Waiting]:
        asked = self._mine.awaiting_answers().select_related("event__organisation")
        return list(asked.order_by("again_on", "pk")[:PAGE])

    @property
    def _mine(self):
        return Waiting.objects.visible_to(self.person).filter(organisation=self.organisation)

    @cached_property
    def _keys(self) -> list[tuple[int, int]]:
        due = self._mine.due()
        in_order = due.most_serious_first() if self.order == SERIOUS else due.oldest_first()
        return list(in_order.values_list("event__number", "pk")[: COUNTED + 1])

    @property
    def _start(self) -> int:
        return self._place // PAGE * PAGE if self._place is not None else 0

    @cached_property
    def _place(self) -> int | None:
        return self.numbers.index(self.here) if self.here in self.numbers else None

    def _beside(self, step: int) -> int | None:
        if not self.numbers or self.numbers == [self.here]:
            return None
        if self._place is None:
            return self.numbers[0]
        return self.numbers[(self._place + step) % len(self.numbers)]


def _with_a_word(events: list[int]) -> set[int]:
    """Those whose reporter has heard something already."""
    said = [model.objects.filter(event__in=events).values_list("event", flat=True) for model in (Thanks, Outcome)]
    asked = Message.objects.questions().filter(event__in=events).order_by().values_list("event", flat=True)
    return set(asked.union(*(words.order_by() for words in said)))
