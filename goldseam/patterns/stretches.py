"""Time cut into weeks or months that are whole, and events counted by where they fall."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Case, IntegerField, Value, When

from goldseam.common import times
from goldseam.patterns.periods import Period, midnight, month_name, months_after

WEEKS = 26
TREND_MONTHS = 24
MONTHS = 6
BY_WEEK_UNTIL = 100  # Days of a period; of a longer one people look at months.


@dataclass(frozen=True)
class Stretches:
    """`edges` are first days; each stretch ends before the next edge."""

    unit: str
    edges: tuple[date, ...]

    @classmethod
    def up_to(cls, period: Period) -> "Stretches":
        """What leads up to the end of a period and shows whether it is steady: weeks, or months for a long one."""
        if period.days <= BY_WEEK_UNTIL:
            end = period.until + timedelta(days=1)
            return cls("week", tuple(end - timedelta(weeks=left) for left in range(WEEKS, -1, -1)))
        return cls.months(period, max(TREND_MONTHS, period.days // 30))

    @classmethod
    def months(cls, period: Period, least: int = MONTHS) -> "Stretches":
        """Calendar months: those of the period, and as many before as make up half a year."""
        end = months_after(period.until.replace(day=1), 1)
        first = min(months_after(end, -least), period.since.replace(day=1))
        count = (end.year - first.year) * 12 + end.month - first.month
        return cls("month", tuple(months_after(first, place) for place in range(count + 1)))

    @classmethod
    def cut(cls, *cuts: "Stretches") -> "Stretches":
        """The pieces of which all of these are made, so that the database looks at each event once for all."""
        return cls("piece", tuple(sorted({edge for one in cuts for edge in one.edges})))

    def added_up(self, counts: dict, pieces: "Stretches") -> dict:
        """What was counted by piece and value, by stretch and value."""
        found: dict = {}
        for (piece, value), count in counts.items():
            place = bisect_right(self.edges, pieces.edges[piece]) - 1
            if 0 <= place < len(self.firsts):
                found[place, value] = found.get((place, value), 0) + count
        return found

    @property
    def firsts(self) -> tuple[date, ...]:
        return self.edges[:-1]

    @property
    def begins_at(self):
        return midnight(self.edges[0])

    @property
    def ends_at(self):
        return midnight(self.edges[-1])

    def name(self, place: int) -> str:
        first = self.edges[place]
        return month_name(first) if self.unit == "month" else times.day(first)

    def of(self, events):
        """The events in it, each with the number of its stretch as `stretch`."""
        inside = events.filter(happened_at__gte=self.begins_at, happened_at__lt=self.ends_at)
        return inside.annotate(stretch=_place([midnight(edge) for edge in self.edges], 0, len(self.edges) - 2))


def _place(edges: list, first: int, last: int):
    """By halving: a database then compares five times for a row, not twenty-six times."""
    if first == last:
        return Value(first, IntegerField())
    middle = (first + last + 1) // 2
    before, after = _place(edges, first, middle - 1), _place(edges, middle, last)
    return Case(When(happened_at__lt=edges[middle], then=before), default=after, output_field=IntegerField())
