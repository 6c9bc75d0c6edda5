"""The Pareto chart, lying on its side so that long names can be read: bars, and what they make up together."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.charts.counting import shares_of
from goldseam.charts.descriptions import Pareto, Part
from goldseam.charts.drawings.empty import draw_empty
from goldseam.charts.drawings.key import Entry, box_sample, draw_key, shape_sample
from goldseam.charts.letters import LINE, STRONG, fit, width_of, wrapped
from goldseam.charts.numbers import percent, told
from goldseam.charts.paper import Paper
from goldseam.charts.shapes import block, chain, dot

BAR, SPACE = 16.0, 12.0
MOST = 20  # More bars than that say less; the table has them all.


def draw_pareto(chart: Pareto, paper: Paper) -> None:
    bars = shares_of(chart)
    if not any(share for _bar, share, _together in bars):
        draw_empty(paper)
        return
    paper.words("chart-quiet", 0, paper.height + LINE - 4, fit(chart.unit, paper.width))
    paper.height += LINE + 6 if chart.unit else 6
    Sheet(paper, chart, bars[:MOST]).draw()
    if len(bars) > MOST:
        more = ngettext("One more is in the table.", "%(count)s more are in the table.", len(bars) - MOST)
        paper.words("chart-quiet", 0, paper.height + LINE, more % {"count": len(bars) - MOST})
        paper.height += LINE + 6
    draw_key(paper, _key(chart))


@dataclass(frozen=True)
class Sheet:
    """The bars of one chart on one paper."""

    paper: Paper
    chart: Pareto
    bars: list[tuple[Part, float, float]]

    def draw(self) -> None:
        top, middles = self.paper.height, self._middles()
        self.paper.height = middles[-1] + BAR / 2 + 6
        self._draw_scale(top)
        for number, y in enumerate(middles):
            self._draw_name(number, y)
            self._draw_bar(number, y)
        if not self.paper.is_narrow:  # There a line would run through the names.
            ends = [self._x(together) for _bar, _share, together in self.bars]
            self.paper.path("chart-together", chain([*zip(ends, middles, strict=True)]))

    @cached_property
    def names(self) -> list[list[str]]:
        room = self.paper.width - 70 if self.paper.is_narrow else self.paper.width * 0.34
        return [wrapped(bar.name, room, most=2) or [""] for bar, _share, _together in self.bars]

    @cached_property
    def left(self) -> float:
        """Where bars start. On narrow paper names and counts stand above them."""
        if self.paper.is_narrow:
            return 1.0
        widest = max(width_of(line) for lines in self.names for line in lines)
        return widest + max(width_of(told(bar.count), STRONG) for bar, _share, _together in self.bars) + 26

    def _x(self, share: float) -> float:
        return self.left + share * (self.paper.width - 66 - self.left)

    def _middles(self) -> list[float]:
        """The height of the middle of each bar."""
        middles, y = [], self.paper.height
        for lines in self.names:
            above = len(lines) * LINE if self.paper.is_narrow else 0
            height = BAR if self.paper.is_narrow else max(BAR, len(lines) * LINE)
            middles.append(y + above + height / 2)
            y += above + height + SPACE
        return middles

    def _draw_scale(self, top: float) -> None:
        paper, whole, cut = self.paper, self._x(1), self._x(self.chart.cut)
        paper.line("chart-base", self.left, top - 2, self.left, paper.height)
        paper.line("chart-grid", whole, top - 2, whole, paper.height)
        paper.line("chart-phase", cut, top - 2, cut, paper.height)
        paper.words("chart-quiet", cut, paper.height + LINE - 2, percent(self.chart.cut), "middle")
        if whole - cut > width_of(percent(1)) + 4:
            paper.words("chart-quiet", whole, paper.height + LINE - 2, percent(1), "middle")
        paper.height += LINE + 4

    def _draw_name(self, number: int, y: float) -> None:
        lines, count = self.names[number], told(self.bars[number][0].count)
        if self.paper.is_narrow:
            self.paper.lines("chart-text", 0, y - BAR / 2 - 5 - (len(lines) - 1) * LINE, lines)
            self.paper.words("chart-strong", self.paper.width, y - BAR / 2 - 5, count, "end")
        else:
            self.paper.lines("chart-text", 0, y + 4.5 - (len(lines) - 1) * LINE / 2, lines)
            self.paper.words("chart-strong", self.left - 10, y + 4.5, count, "end")

    def _draw_bar(self, number: int, y: float) -> None:
        bar, share, together = self.bars[number]
        look = "chart-bar" if together - share < self.chart.cut - 1e-9 else "chart-bar-rest"
        way = block(self.left, y - BAR / 2, max(self._x(share) - self.left, 1), BAR)
        marks = [(look, way), ("chart-dot-open", dot(self._x(together), y, 3))]
        self.paper.point(_told(self.chart, bar, share, together), marks, bar.href)
        self.paper.words("chart-quiet", self.paper.width, y + 4.5, percent(together), "end")


def _told(chart: Pareto, bar: Part, share: float, together: float) -> str:
    return _("%(name)s: %(count)s, %(share)s; with those above %(together)s") % {
        "name": bar.name,
        "count": f"{told(bar.count)} {chart.unit}".rstrip(),
        "share": percent(share),
        "together": percent(together),
    }


def _key(chart: Pareto) -> list[Entry]:
    main = _("Those that reach %(share)s together") % {"share": percent(chart.cut)}
    return [
        Entry(box_sample("chart-bar"), main),
        Entry(shape_sample("chart-dot-open", dot), _("Share with those above")),
    ]
