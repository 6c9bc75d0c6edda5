"""A run as it stands on its page: each line with its newest answer, its story, and what is still open."""

from dataclasses import dataclass, field
from itertools import groupby

from django.utils.functional import cached_property

from goldseam.artifacts.models import Item, Mode
from goldseam.events.models import Event
from goldseam.runs.models import Answer, Answered, Catch, Confirmation


@dataclass
class Row:
    """One line of the checklist in this run."""

    item: Item
    place: int
    answers: list[Answer] = field(default_factory=list)
    catch: Catch | None = None

    @property
    def newest(self) -> Answer | None:
        return self.answers[0] if self.answers else None

    @property
    def earlier(self) -> list[Answer]:
        """What was said before, or by somebody else at the same time."""
        return self.answers[1:]

    @property
    def is_answered(self) -> bool:
        return bool(self.answers)

    @property
    def confirmation(self) -> Confirmation | None:
        return getattr(self.newest, "confirmation", None)

    @property
    def waits_for_second(self) -> bool:
        """Whether it has to be read back before it counts."""
        return self.item.is_read_back and self.is_answered and self.confirmation is None

    @property
    def is_settled(self) -> bool:
        return self.is_answered and not self.waits_for_second

    @property
    def problem(self) -> Answer | None:
        """What was found here, also where it has been mended since."""
        return next((answer for answer in self.answers if answer.state == Answered.PROBLEM), None)

    @property
    def is_untold(self) -> bool:
        """Something was found, and nobody has made a near miss of it, or put it right."""
        return self.newest is not None and self.newest.state == Answered.PROBLEM and self.catch is None

    @property
    def is_skipped(self) -> bool:
        return self.newest is not None and self.newest.state == Answered.SKIPPED


class Sheet:
    """All lines of a run, in a few queries whatever their number, as this person may see them."""

    def __init__(self, run, person):
        self.run, self.person = run, person
        self.rows = [Row(item, place) for place, item in enumerate(run.version.items.all(), start=1)]
        self._by_item = {row.item.pk: row for row in self.rows}
        if run.pk is None:
            return  # It is about to begin.
        for answer in run.answers.select_related("by", "confirmation__by"):
            self._by_item[answer.item_id].answers.append(answer)
        for catch in run.catches.select_related("event__organisation"):
            self._by_item[catch.item_id].catch = catch

    @cached_property
    def seen_events(self) -> set[int]:
        """The events that came of it and that this person may look at."""
        events = [row.catch.event_id for row in self.rows if row.catch]
        return set(Event.objects.visible_to(self.person).filter(pk__in=events).values_list("pk", flat=True))

    @cached_property
    def pauses(self) -> list[tuple[str, list[Row]]]:
        """The lines under their pause points."""
        return [(pause, list(rows)) for pause, rows in groupby(self.rows, key=lambda row: row.item.pause)]

    @property
    def is_step_by_step(self) -> bool:
        return self.run.version.mode == Mode.READ_DO

    @cached_property
    def next(self) -> Row | None:
        """The first line that is not settled."""
        return next((row for row in self.rows if not row.is_settled), None)

    def after(self, key) -> Row | None:
        """The next line that is not settled, from this one on; else the first."""
        here = next((place for place, row in enumerate(self.rows) if row.item.key == key), 0)
        return next((row for row in self.rows[here:] + self.rows if not row.is_settled), None)

    @property
    def pause_now(self) -> str | None:
        """The pause point at which people are; None once all is said."""
        return self.next.item.pause if self.next else None

    @property
    def answered_count(self) -> int:
        return sum(row.is_answered for row in self.rows)

    @property
    def unanswered(self) -> list[Row]:
        return [row for row in self.rows if not row.is_answered]

    @property
    def unconfirmed(self) -> list[Row]:
        return [row for row in self.rows if row.waits_for_second]

    @property
    def untold(self) -> list[Row]:
        return [row for row in self.rows if row.is_untold]

    @property
    def is_complete(self) -> bool:
        return all(row.is_settled for row in self.rows)

    @property
    def skipped(self) -> list[Row]:
        return [row for row in self.rows if row.is_skipped]

    @property
    def problems(self) -> list[Row]:
        return [row for row in self.rows if row.problem]
