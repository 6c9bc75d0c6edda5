"""The months of a chart: at least twelve, up to the end of the days that are asked for."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal

from django.utils import formats
from django.utils.translation import gettext as _

from goldseam import charts
from goldseam.patterns.periods import Period, last_of, months_after
from goldseam.statistics.run_charts import run_chart
from goldseam.verdicts import run_charts as said

LEAST, MOST = 12, 36
Side = Literal["", "lower", "higher"]


class MonthsAsked:
    """The months up to and with the one in which the period ends; the last one may still run."""

    def __init__(self, asked):
        self.asked, period = asked, asked.period
        apart = (period.until.year - period.since.year) * 12 + period.until.month - period.since.month + 1
        count = min(max(apart, LEAST), MOST)
        newest = period.until.replace(day=1)
        self.firsts = [months_after(newest, place - count + 1) for place in range(count)]

    @property
    def period(self) -> Period:
        return Period(self.firsts[0], last_of(self.firsts[-1]))

    def name(self, place: int) -> str:
        return formats.date_format(self.firsts[place], "M Y")

    def place_of(self, at: datetime | date) -> int | None:
        """In which of them a moment or a day lies."""
        day = at.astimezone(self.asked.zone).date() if isinstance(at, datetime) else at
        place = (day.year - self.firsts[0].year) * 12 + day.month - self.firsts[0].month
        return place if 0 <= place < len(self.firsts) else None

    def sums(self, counted: Iterable[tuple]) -> list[int]:
        """Numbers by month, each given with its moment or day."""
        found: Counter = Counter()
        for at, number in counted:
            found[self.place_of(at)] += number
        return [found[place] for place in range(len(self.firsts))]


def share_chart(title: str, months: MonthsAsked, x: list[int], n: list[int], better: Side, unit: str):
    """A share month by month around its median. Months without any keep their place and have no value."""
    values = [of / count if count else None for of, count in zip(x, n, strict=True)]
    found = run_chart(values)
    verdict = said.of(found, better=better, names=months.name)
    points = [
        charts.Point(None, months.name(place), value, note=_("%(x)s of %(n)s") % {"x": x[place], "n": n[place]})
        for place, value in enumerate(values)
    ]
    centre = found.centre
    return charts.RunChart(
        title,
        verdict.shows,
        points=points if centre is not None else [],
        centre=[charts.Segment(0, len(values) - 1, centre, _("Median"))] if centre is not None else [],
        unit=unit,
        better=better,
        share=True,
        ceiling=1,
    )
