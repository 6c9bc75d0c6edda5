"""How many of each kind, month by month: columns whose parts differ by pattern."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from goldseam.charts import moments
from goldseam.charts.axes import axis
from goldseam.charts.counting import counts_of
from goldseam.charts.descriptions import Kind, Months
from goldseam.charts.drawings.empty import draw_empty
from goldseam.charts.drawings.frame import Frame, draw_foot, draw_rungs, margin_of, tick_names
from goldseam.charts.drawings.key import SWATCH, Entry, draw_key
from goldseam.charts.letters import LINE, fit, width_of
from goldseam.charts.numbers import told
from goldseam.charts.paper import Paper
from goldseam.charts.shapes import block, dotted, falling, level, nothing, rising

PATTERNS: list[Callable] = [nothing, rising, dotted, level, falling, nothing]
LOOKS = {"": "plain", "preventable": "clay", "complexity": "indigo", "intelligent": "moss"}
SOLID, OPEN = 0, 5


def draw_months(chart: Months, paper: Paper) -> None:
    wholes = [sum(counts_of(month, chart.kinds)) for month in chart.months]
    if not any(wholes):
        draw_empty(paper, _("Nothing to count yet."))
        return
    paper.words("chart-quiet", 0, paper.height + LINE - 4, fit(chart.unit, paper.width))
    scale = axis([0, *wholes], floor=0, most=4)  # Parts of a column can be compared only from zero on.
    names = tick_names(scale, share=False)
    top = paper.height + LINE + 14
    bottom = top + (170 if paper.is_narrow else 200)
    frame = Frame(margin_of(names), paper.width - 8, top, bottom, len(wholes), scale.between(bottom, top))
    draw_rungs(paper, frame, names)
    _draw_columns(paper, frame, chart, wholes)
    draw_foot(paper, frame, moments.ticks_of(chart.months, frame.x, frame.right - frame.left, monthly=True))
    draw_key(paper, [Entry(_sample(place, kind), kind.label) for place, kind in enumerate(chart.kinds)])


def _draw_columns(paper: Paper, frame: Frame, chart: Months, wholes: list[float]) -> None:
    width = min(max(frame.step * 0.72, 0.8), 44)
    paper.starts_at_end = True
    for index, (month, name) in enumerate(zip(chart.months, moments.names_of(chart.months, monthly=True), strict=True)):
        x, marks, below = frame.x(index), [], 0.0
        counts = counts_of(month, chart.kinds)
        for place, count in enumerate(counts):
            if count:
                marks += _part(place, chart.kinds[place], x - width / 2, width, frame.y(below + count), frame.y(below))
                below += count
        paper.point(
            _told(name, chart, counts), marks or [("chart-missing", f"M{x - 2:.1f} {frame.bottom:.1f}h4")], month.href
        )
        if below and width_of(told(below)) <= frame.step:
            paper.words("chart-quiet", x, frame.y(below) - 5, told(below), "middle")


def _part(place: int, kind: Kind, x: float, width: float, top: float, foot: float) -> list[tuple[str, str]]:
    """A part of a column: its ground, and the pattern on it."""
    look, number = LOOKS.get(kind.key, "plain"), place % len(PATTERNS)
    ground = (
        f"chart-{look}-solid" if number == SOLID else "chart-plain-open" if number == OPEN else f"chart-{look}-ground"
    )
    pattern = PATTERNS[number](x, top, width, foot - top)
    mark = f"chart-{look}-dots" if PATTERNS[number] is dotted else f"chart-{look}-lines"
    return [(ground, block(x, top, width, foot - top)), *([(mark, pattern)] if pattern else [])]


def _sample(place: int, kind: Kind) -> Callable:
    def sample(paper: Paper, x: float, y: float) -> None:
        for look, way in _part(place, kind, x, SWATCH, y - 6, y + 6):
            paper.path(look, way)

    return sample


def _told(name: str, chart: Months, counts: list[float]) -> str:
    """“Sep 2026: 5 events (3 preventable, 2 intelligent)”."""
    parts = [f"{told(count)} {kind.label}" for kind, count in zip(chart.kinds, counts, strict=True) if count]
    if not parts:
        return f"{name}: {_('none')}"
    return f"{name}: {told(sum(counts))} {chart.unit}".rstrip() + f" ({', '.join(parts)})"
