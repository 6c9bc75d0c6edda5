"""Whether the number of events is steady: a run chart first, since a ranking of what is not steady ranks noise."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam import charts
from goldseam.patterns.counting import counts_by_place
from goldseam.patterns.fields.field import Value
from goldseam.patterns.periods import midnight
from goldseam.patterns.stretches import Stretches
from goldseam.statistics.run_charts import RunChart, run_chart
from goldseam.verdicts import run_charts as said
from goldseam.verdicts.verdict import Verdict


@dataclass(frozen=True)
class Trend:
    """How many events each week or month saw. More reports can mean more trouble, or more trust."""

    stretches: Stretches
    values: list[int]

    @classmethod
    def of(cls, events, stretches: Stretches) -> "Trend":
        counts = counts_by_place(stretches.of(events))
        return cls(stretches, [counts.get(place, 0) for place in range(len(stretches.firsts))])

    @classmethod
    def among(cls, counts: dict, pieces: Stretches, stretches: Stretches, value: Value | None) -> "Trend":
        """Of one value, or of all together where an event has no more than one, out of what was counted already."""
        values = [0] * len(stretches.firsts)
        for (place, each), count in stretches.added_up(counts, pieces).items():
            values[place] += count if value in (None, each) else 0
        return cls(stretches, values)

    @classmethod
    def kept(cls, told: dict) -> "Trend":
        """As it was seen then; see `keeping.py`."""
        edges = tuple(date.fromisoformat(edge) for edge in told["edges"])
        return cls(Stretches(told["unit"], edges), told["values"])

    @cached_property
    def runs(self) -> RunChart:
        return run_chart(self.values if self.has_any else [None] * len(self.values))

    @property
    def has_any(self) -> bool:
        return any(self.values)

    @property
    def has_signal(self) -> bool:
        return self.runs.has_signal

    @cached_property
    def verdict(self) -> Verdict:
        return said.of(self.runs, names=self.stretches.name)

    def picture(self, title: str) -> charts.RunChart:
        places = range(len(self.values))
        points = [
            charts.Point(midnight(first), self.stretches.name(place), value)
            for place, (first, value) in enumerate(zip(self.stretches.firsts, self.values, strict=True))
        ]
        centre = self.runs.centre
        return charts.RunChart(
            title,
            self.verdict.shows,
            points=points if self.has_any else [],
            centre=[] if centre is None else [charts.Segment(0, places[-1], centre, _("Median"))],
            signals=[
                charts.Signal(
                    run.first, run.last, ngettext("%d on one side", "%d on one side", run.length) % run.length
                )
                for run in self.runs.long_runs
            ],
            unit=_("events a week") if self.stretches.unit == "week" else _("events a month"),
        )
