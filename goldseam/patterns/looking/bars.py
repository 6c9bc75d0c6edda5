"""Which values are most frequent, by the rules of an honest Pareto chart."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from goldseam import charts
from goldseam.patterns.counting import Counted, Counts
from goldseam.patterns.fields.field import Value
from goldseam.statistics.pareto import Bar, pareto
from goldseam.verdicts import pareto as said
from goldseam.verdicts.verdict import Verdict

LEAST = 20  # events; with fewer the counts stand there plainly
MOST = 10  # bars
SPREAD_FROM = 0.25  # of all: then what is left over is no rest any more
FIRST = 3  # People choose two or three patterns, not eighty percent.


@dataclass(frozen=True)
class Row:
    """One bar, as it is drawn, listed and kept. That of all others has no value, and says besides which they are."""

    value: Value | None
    name: str
    count: int
    grave: int
    share: float
    cumulative: float
    besides: tuple[Value, ...] = ()

    @property
    def is_other(self) -> bool:
        return self.value is None


@dataclass(frozen=True)
class Bars:
    """`n` events say something. `rows` are in the order of their bars; `is_enough` says whether to draw them."""

    rows: list[Row]
    n: int

    @property
    def is_enough(self) -> bool:
        return self.n >= LEAST

    @property
    def other(self) -> Row | None:
        return self.rows[-1] if self.rows and self.rows[-1].is_other else None

    @property
    def is_spread(self) -> bool:
        """So many different values that the few at the front are no pattern of the whole."""
        return self.other is not None and self.other.share >= SPREAD_FROM

    @property
    def named(self) -> list[Row]:
        return [row for row in self.rows if not row.is_other]

    @property
    def verdict(self) -> Verdict:
        bars = [Bar(row.name, row.count, row.share, row.cumulative) for row in self.rows]
        return said.of(bars, other=self.other.name if self.other else None)

    @property
    def cut(self) -> float:
        """Where the first few end."""
        return self.rows[min(FIRST, len(self.rows)) - 1].cumulative if self.rows else 0.8


def by_count(counts: Counts, names: dict[Value, str]) -> Bars:
    return _bars(counts.values, lambda one: one.count, counts.n, names)


def by_graveness(counts: Counts, names: dict[Value, str]) -> Bars:
    """The same of those events alone that could have been grave."""
    return _bars(counts.values, lambda one: one.grave, counts.grave, names)


def _bars(found: list[Counted], size: Callable[[Counted], int], n: int, names: dict[Value, str]) -> Bars:
    known = {_key(one, names): one for one in found if size(one)}
    in_order = pareto({key: size(one) for key, one in known.items()}, {key: one.worst for key, one in known.items()})
    first, rest = in_order, []
    if len(in_order) > MOST:
        first, rest = in_order[: MOST - 1], in_order[MOST - 1 :]
    rows = [_row(bar, known[bar.name], names) for bar in first]
    return Bars(rows + ([_other(rest, known, rows)] if rest else []), n)


def _key(one: Counted, names: dict[Value, str]) -> str:
    """By name, since ties go by it; with the value behind it, should two have the same name."""
    return f"{names.get(one.value, one.value)}\0{one.value}"


def _row(bar: Bar, one: Counted, names: dict[Value, str]) -> Row:
    name = names.get(one.value) or str(one.value)
    return Row(one.value, name, bar.count, one.grave, bar.share, bar.cumulative)


def _other(rest: list[Bar], known: dict[str, Counted], named: list[Row]) -> Row:
    count, share = sum(bar.count for bar in rest), sum(bar.share for bar in rest)
    grave = sum(known[bar.name].grave for bar in rest)
    besides = tuple(row.value for row in named if row.value is not None)
    return Row(None, _("Other"), count, grave, share, 1.0, besides)


def picture_of(bars: Bars, title: str, unit: str, href: Callable[[Row], str]) -> charts.Pareto:
    parts = [charts.Part(row.name, row.count, href(row)) for row in bars.rows] if bars.is_enough else []
    return charts.Pareto(title, bars.verdict.shows, bars=parts, unit=unit, cut=bars.cut)


def kept_picture(bars: Bars, title: str) -> charts.Pareto:
    """Bars as they were seen then."""
    return picture_of(bars, title, _("events"), lambda row: "")
