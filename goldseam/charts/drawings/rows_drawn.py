"""Rows as they are drawn: a name, single values as dots, and below them the interval with its middle and in words."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from goldseam.charts.axes import ZERO_APART, Axis, LogAxis
from goldseam.charts.descriptions import Dot
from goldseam.charts.drawings.swarm import swarm
from goldseam.charts.letters import LINE, STRONG, fit, width_of, wrapped
from goldseam.charts.paper import Paper
from goldseam.charts.shapes import diamond, dot, star

SWARM, BELOW, GAP = 46.0, 32.0, 14.0


@dataclass(frozen=True)
class Row:
    name: str
    below: str
    dots: list[Dot]
    say: Callable[[float], str]
    middle: float | None = None
    ends: tuple[float, float] | None = None
    p90: float | None = None
    words: str = ""
    is_new: bool = False

    @property
    def height(self) -> float:
        return max((SWARM if self.dots else 0.0) + BELOW, 2 * LINE + 4)

    def names(self, paper: Paper) -> list[str]:
        return wrapped(self.name, paper.width * (0.6 if paper.is_narrow else 0.28), most=2, size=STRONG)

    def belows(self, paper: Paper) -> list[str]:
        return wrapped(self.below, paper.width * (0.36 if paper.is_narrow else 0.28), most=2)

    def head(self, paper: Paper) -> float:
        """How much room its names take above its marks: on narrow paper all of it."""
        names, belows = len(self.names(paper)), len(self.belows(paper))
        return max(names, belows) * LINE + 2 if paper.is_narrow else max(0.0, (names + belows) * LINE - self.height)


@dataclass(frozen=True)
class Sheet:
    """All rows of one chart on one paper."""

    paper: Paper
    heading: str
    rows: list[Row]
    raw_scale: Axis | LogAxis
    tick: Callable[[float], str]

    def draw(self) -> None:
        if self.heading:
            self.paper.words("chart-quiet", 0, self.paper.height + LINE - 4, fit(self.heading, self.paper.width))
        top = self.paper.height + (LINE + 8 if self.heading else 6)
        foot = top + sum(row.head(self.paper) + row.height + GAP for row in self.rows)
        self._draw_scale(top, foot)
        for row in self.rows:
            self._draw_row(row, top)
            top += row.head(self.paper) + row.height + GAP
        self.paper.height = foot + LINE + 6

    @cached_property
    def left(self) -> float:
        if self.paper.is_narrow:
            return 6.0
        names = [width_of(line, STRONG) for row in self.rows for line in row.names(self.paper)]
        belows = [width_of(line) for row in self.rows for line in row.belows(self.paper)]
        return max([*names, *belows], default=0.0) + 16

    @cached_property
    def has_zero(self) -> bool:
        values = [value for row in self.rows for value in (*(row.ends or ()), *(one.value for one in row.dots))]
        return isinstance(self.raw_scale, LogAxis) and min(values) <= 0

    @cached_property
    def scale(self) -> Axis | LogAxis:
        return self.raw_scale.between(self.left + 6 + (ZERO_APART if self.has_zero else 0), self.paper.width - 24)

    def _draw_scale(self, top: float, foot: float) -> None:
        """Fine lines at the ticks, with as many names as find room."""
        ticks = [*([0.0] if self.has_zero else []), *self.scale.ticks]
        end = 0.0
        for tick in ticks:
            x, name = self.scale.at(tick), self.tick(tick)
            half = width_of(name) / 2
            at = min(max(x, half), self.paper.width - half)
            self.paper.line("chart-grid", x, top, x, foot)
            if at - half >= end:
                self.paper.words("chart-quiet", at, foot + LINE + 1, name, "middle")
                end = at + half + 8
        self.paper.line("chart-base", self.left, foot, self.paper.width - 18, foot)

    def _draw_row(self, row: Row, top: float) -> None:
        names, belows, paper = row.names(self.paper), row.belows(self.paper), self.paper
        if paper.is_narrow:
            paper.lines("chart-strong", 0, top + LINE - 3, names)
            paper.lines("chart-quiet", paper.width, top + LINE - 3, belows, "end")
            top += row.head(paper)
        else:
            paper.lines("chart-quiet", 0, paper.lines("chart-strong", 0, top + LINE - 3, names), belows)
        y = top + (SWARM if row.dots else 0)
        self._draw_swarm(row, y - 6)
        if row.middle is not None:
            self._draw_interval(row, row.middle, y + 8)
        middle = self.scale.at(row.middle if row.middle is not None else row.dots[0].value if row.dots else 0)
        self._draw_words(row, middle, y + (LINE + 9 if row.middle is not None else 12))

    def _draw_swarm(self, row: Row, foot: float) -> None:
        places = [(self.scale.at(one.value), one) for one in row.dots]
        for x, y, r, one in swarm(places, foot, SWARM - 10):
            words = f"{row.name}: {row.say(one.value)}" + (f", {one.label}" if one.label else "")
            self.paper.point(words, [("chart-dot-new" if row.is_new else "chart-dot-open", dot(x, y, r))], one.href)

    def _draw_interval(self, row: Row, value: float, y: float) -> None:
        """A line with ends, and the value on it."""
        paper, x = self.paper, self.scale.at(value)
        if row.ends:
            low, high = map(self.scale.at, row.ends)
            way = f"M{low:.1f} {y - 4:.1f}v8M{low:.1f} {y:.1f}H{high:.1f}M{high:.1f} {y - 4:.1f}v8"
            paper.path("chart-interval-new" if row.is_new else "chart-interval", way)
        if row.p90 is not None:
            paper.path("chart-p90", diamond(self.scale.at(row.p90), y, 2.4))
        look, shape = ("chart-gain", star) if row.is_new else ("chart-middle", diamond)
        told = f"{row.name}: {row.words}" + (f". {row.below}" if row.below else "")
        paper.point(told, [(look, shape(x, y, 3.4))])

    def _draw_words(self, row: Row, x: float, y: float) -> None:
        """Below the middle, yet inside of the picture."""
        words = fit(row.words, self.paper.width - self.left)
        half = width_of(words) / 2
        look = "chart-words" if row.middle is not None else "chart-quiet"
        self.paper.words(look, min(max(x, self.left + half), self.paper.width - half), y, words, "middle")
