"""Failures by month and type, counted in the database at once."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from goldseam.events.models import FailureType
from goldseam.patterns.asked import WENT_WELL
from goldseam.patterns.periods import Period, month_name
from goldseam.patterns.stretches import Stretches
from goldseam.patterns.telling import range_words, share_words
from goldseam.statistics.proportions import Share, wilson

UNCLASSIFIED = ""
LEAST = 10  # classified events; months with fewer are put together by quarter


@dataclass(frozen=True)
class Stretch:
    """A month or a quarter, and its failures by type; those without a label are a part of their own."""

    name: str
    period: Period
    counts: dict[str, int]

    @property
    def classified(self) -> int:
        return sum(self.counts.get(one, 0) for one in FailureType.values)

    @property
    def unclassified(self) -> int:
        return self.counts.get(UNCLASSIFIED, 0)

    def share(self, failure_type: str) -> Share:
        """Out of those that have a label. Of none there is no share."""
        return wilson(self.counts.get(failure_type, 0), self.classified)

    def share_words(self, failure_type: str) -> str:
        return share_words(self.share(failure_type))

    def range_words(self, failure_type: str) -> str:
        return range_words(self.share(failure_type))


def failures(events):
    """What went well has no type of failure."""
    return events.exclude(kind__in=WENT_WELL)


def months_of(events, period: Period) -> list[Stretch]:
    """Each month of the period, also those in which nothing happened."""
    stretches = Stretches.months(period, least=1)
    rows = stretches.of(failures(events)).order_by().values("stretch", "failure_type").annotate(count=Count("pk"))
    counts: dict[int, dict[str, int]] = {}
    for place, failure_type, count in rows.values_list("stretch", "failure_type", "count"):
        counts.setdefault(place, {})[failure_type] = count
    return [_month(first, counts.get(place, {})) for place, first in enumerate(stretches.firsts)]


def _month(first: date, counts: dict[str, int]) -> Stretch:
    return Stretch(month_name(first), Period.around(first, "month"), counts)


def by_quarter_where_few(months: list[Stretch]) -> list[Stretch]:
    """Months, or quarters as soon as one of the months has too few events with a label to speak of shares."""
    if all(month.classified >= LEAST for month in months):
        return months
    quarters: dict[date, list[Stretch]] = {}
    for month in months:
        quarters.setdefault(Period.around(month.period.since, "quarter").since, []).append(month)
    return [together(ones) for ones in quarters.values()]


def together(stretches: list[Stretch]) -> Stretch:
    counts: dict[str, int] = {}
    for one in stretches:
        for failure_type, count in one.counts.items():
            counts[failure_type] = counts.get(failure_type, 0) + count
    period = Period(stretches[0].period.since, stretches[-1].period.until)
    return Stretch(str(period), period, counts)
