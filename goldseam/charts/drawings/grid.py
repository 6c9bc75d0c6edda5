"""Many things that happened, row by row, and how each layer stood: rings are holes, blocks held."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.charts.descriptions import Grid, Met
from goldseam.charts.drawings.above import draw_pill
from goldseam.charts.drawings.empty import draw_empty
from goldseam.charts.drawings.key import SWATCH, Entry, draw_key
from goldseam.charts.letters import LINE, fit, width_of, wrapped
from goldseam.charts.paper import Paper, short
from goldseam.charts.shapes import block, dot, question
from goldseam.charts.states import HOLES, state_name

ROW, CELL, WIDEST = 25.0, 24.0, 92.0
NAMED_FROM = 66.0  # So wide is a column that has its name above; others have a number, and their names below.
STATES = ("failed", "absent", "held", "not_reached", "unknown", "not_relevant")


def draw_grid(chart: Grid, paper: Paper) -> None:
    if not chart.rows or not chart.layers:
        draw_empty(paper, _("Nothing to compare yet."))
        return
    sheet = Sheet(paper, chart)
    sheet.draw()
    draw_key(paper, _key(chart))
    if len(chart.layers) > sheet.count:
        more = len(chart.layers) - sheet.count
        words = ngettext("One more layer is in the table.", "%(count)s more layers are in the table.", more)
        paper.words("chart-quiet", 0, paper.height + LINE, words % {"count": more})
        paper.height += LINE + 6


@dataclass(frozen=True)
class Sheet:
    """All rows of one chart on one paper."""

    paper: Paper
    chart: Grid

    @cached_property
    def left(self) -> float:
        """Where the cells start. On narrow paper names stand above them."""
        if self.paper.is_narrow:
            return 0.0
        return min(max(width_of(row.name) for row in self.chart.rows) + 14, self.paper.width * 0.42)

    @cached_property
    def count(self) -> int:
        """How many layers find room."""
        return min(len(self.chart.layers), int((self.paper.width - self.left) / CELL))

    @cached_property
    def step(self) -> float:
        return min((self.paper.width - self.left) / self.count, WIDEST)

    @property
    def is_named(self) -> bool:
        return self.step >= NAMED_FROM

    def x(self, place: int) -> float:
        return self.left + (place + 0.5) * self.step

    def draw(self) -> None:
        self._draw_head()
        for row in self.chart.rows:
            self._draw_row(row)
        self.paper.height += 4
        if not self.is_named:
            self._draw_names()

    def _draw_head(self) -> None:
        if not self.is_named:
            for place in range(self.count):
                draw_pill(self.paper, self.x(place), self.paper.height + 12, str(place + 1))
            self.paper.height += 26
            return
        names = [wrapped(name, self.step - 8, most=3) or [""] for name in self.chart.layers]
        most = max(map(len, names))
        for place, lines in enumerate(names):
            top = self.paper.height + (most - len(lines) + 1) * LINE - 3
            self.paper.lines("chart-quiet", self.x(place), top, lines, "middle")
        self.paper.height += most * LINE + 6

    def _draw_row(self, row: Met) -> None:
        paper, top = self.paper, self.paper.height
        paper.line("chart-grid", 0, top, paper.width, top)
        if paper.is_narrow:
            paper.words("chart-text", 0, top + LINE - 1, fit(row.name, paper.width))
            top += LINE + 1
        y = top + ROW / 2
        if not paper.is_narrow:
            paper.words("chart-text", 0, y + 4.5, fit(row.name, self.left - 12))
        states = [*row.states, *[""] * self.count][: self.count]
        marks = [("chart-under", block(0, paper.height, paper.width, top + ROW - paper.height))]
        marks += self._thread(states, y)
        marks += [mark for place, state in enumerate(states) for mark in shape_of(state, self.x(place), y)]
        paper.point(_told(self.chart, row), marks, row.href)
        paper.height = top + ROW

    def _thread(self, states: list, y: float) -> list[tuple[str, str]]:
        """From the first layer that it met to the last one."""
        met = [place for place, state in enumerate(states) if state in (*HOLES, "held")]
        return [("chart-line", f"M{short(self.x(met[0]))} {short(y)}H{short(self.x(met[-1]))}")] if len(met) > 1 else []

    def _draw_names(self) -> None:
        """The layers by their numbers, one below the other."""
        y = self.paper.height + LINE
        for place, name in enumerate(self.chart.layers[: self.count]):
            draw_pill(self.paper, SWATCH / 2, y - 4.5, str(place + 1))
            y = self.paper.lines("chart-quiet", SWATCH + 6, y, wrapped(name, self.paper.width - SWATCH - 6, most=2)) + 2
        self.paper.height = y - LINE + 6


def shape_of(state: str, x: float, y: float) -> list[tuple[str, str]]:
    """A ring is a hole, a dotted ring a layer that was not there, a block one that held."""
    marks = {
        "failed": [("chart-hole", dot(x, y, 5.6))],
        "absent": [("chart-absent-ring", dot(x, y, 5.6))],
        "held": [("chart-moss-solid", block(x - 6, y - 6, 12, 12))],
        "not_reached": [("chart-missing", f"M{short(x - 4)} {short(y)}h8")],
        "not_relevant": [("chart-dot", dot(x, y, 1.6))],
        "unknown": [("chart-doubt", question(x, y))],
    }
    return marks.get(state, [])


def _key(chart: Grid) -> list[Entry]:
    seen = {state for row in chart.rows for state in row.states}
    return [Entry(_sample(state), state_name(state)) for state in STATES if state in seen]


def _sample(state: str):
    def sample(paper: Paper, x: float, y: float) -> None:
        for look, way in shape_of(state, x + SWATCH / 2, y):
            paper.path(look, way)

    return sample


def _told(chart: Grid, row: Met) -> str:
    """“Wrong label: Design failed, second person held”."""
    pairs = zip(chart.layers, row.states, strict=False)
    said = [_("%(name)s: %(state)s") % {"name": name, "state": state_name(state)} for name, state in pairs if state]
    return f"{row.name}. {', '.join(said) or _('nothing said')}"
