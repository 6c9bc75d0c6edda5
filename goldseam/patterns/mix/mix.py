"""The mix of types in a time, with all that keeps people from reading too much into it."""

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse

from goldseam import charts
from goldseam.experiments.models import Cycle
from goldseam.patterns.mix.asked import MixAsked
from goldseam.patterns.mix.counted import Stretch, by_quarter_where_few, months_of, together
from goldseam.patterns.mix.labels import Labels, labels_of
from goldseam.patterns.mix.pictures import chart_of, counts_picture, share_picture, verdict_of
from goldseam.patterns.periods import Period, midnight
from goldseam.patterns.stretches import Stretches
from goldseam.statistics.proportions import SharesCompared, compare_shares
from goldseam.verdicts import proportions
from goldseam.verdicts.verdict import Verdict

CHARTS = ("counts", "share")
FORMS = ("svg", "png", "csv")
MOST_TRIALS = 10_000


@dataclass(frozen=True)
class Comparison:
    """One type in a time and in as much time before."""

    before: Stretch
    after: Stretch
    type: str

    @property
    def found(self) -> SharesCompared:
        return compare_shares(*_of(self.before, self.type), *_of(self.after, self.type))

    @property
    def verdict(self) -> Verdict:
        # No side is the better one: a share falls as well when more of the others are reported.
        return proportions.of(*_of(self.before, self.type), *_of(self.after, self.type))


def _of(stretch: Stretch, failure_type: str) -> tuple[int, int]:
    return stretch.counts.get(failure_type, 0), stretch.classified


class Mix:
    def __init__(self, organisation, person, asked: MixAsked, events):
        self.organisation, self.person, self.asked = organisation, person, asked
        self.events = events.filter(team=asked.team) if asked.team else events

    @cached_property
    def months(self) -> list[Stretch]:
        return months_of(self.events, self.asked.period)

    @cached_property
    def stretches(self) -> list[Stretch]:
        """What shares are told of: months, or quarters where months have too few."""
        return by_quarter_where_few(self.months)

    @property
    def whole(self) -> Stretch:
        return together(self.months)

    @property
    def has_any(self) -> bool:
        return bool(self.whole.classified or self.whole.unclassified)

    @property
    def is_by_quarter(self) -> bool:
        return self.stretches is not self.months

    @cached_property
    def labels(self) -> Labels:
        return labels_of(self.events, self.asked.period)

    @cached_property
    def comparison(self) -> Comparison:
        side = self.asked.side
        return Comparison(together(self.months[-2 * side : -side]), together(self.months[-side:]), self.asked.type)

    @property
    def trend(self) -> Verdict:
        return verdict_of(self.stretches, chart_of(self.stretches, self.asked.type))

    @cached_property
    def trials(self) -> list[int]:
        """Experiments that were started in each month, as far as the person sees them."""
        stretches = Stretches.months(self.asked.period, least=1)
        seen = Cycle.objects.visible_to(self.person).filter(organisation=self.organisation)
        seen = seen.filter(team=self.asked.team) if self.asked.team else seen
        moments = seen.started().filter(started__at__gte=stretches.begins_at, started__at__lt=stretches.ends_at)
        edges = [midnight(edge) for edge in stretches.edges[1:]]
        places = Counter(bisect_right(edges, at) for at in moments.values_list("started__at", flat=True)[:MOST_TRIALS])
        return [places[place] for place in range(len(self.months))]

    def trials_in(self, period: Period) -> int:
        there = zip(self.months, self.trials, strict=True)
        return sum(count for month, count in there if period.since <= month.period.since <= period.until)

    def chart(self, name: str) -> charts.Chart:
        """One of `CHARTS`."""
        if name == "counts":
            return counts_picture(self.months, lambda month: self.events_of(month.period))
        return share_picture(self.stretches, self.asked.type)

    def links(self, name: str) -> dict[str, str]:
        here = {form: reverse("patterns:types_chart", args=[self.organisation.slug, name, form]) for form in FORMS}
        return {form: f"{address}?{self.asked.query}" for form, address in here.items()}

    def events_of(self, period: Period, failure_type: str = "") -> str:
        """The address of the events behind a number."""
        told = {"since": period.since.isoformat(), "until": period.until.isoformat(), "field": "failure_type"}
        told |= {"team": str(self.asked.team)} if self.asked.team else {}
        told |= {"silent": "yes"} if failure_type == "none" else {"value": failure_type} if failure_type else {}
        return f"{reverse('patterns:events', args=[self.organisation.slug])}?{urlencode(told)}"
