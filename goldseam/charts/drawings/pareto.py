"""The Pareto chart, lying on its side so that long names can be read: bars, and what they make up together."""

from django.utils.translation import gettext as _

from goldseam.charts.counting import shares_of
from goldseam.charts.descriptions import Pareto, Part
from goldseam.charts.drawings import draw
from goldseam.charts.drawings.empty import draw_empty
from goldseam.charts.drawings.key import Entry, box_sample, draw_key, shape_sample
from goldseam.charts.letters import LINE, fit, width_of, wrapped
from goldseam.charts.numbers import percent, told
from goldseam.charts.paper import Paper
from goldseam.charts.shapes import block, chain, dot

BAR, SPACE = 16.0, 12.0


@draw.register
def _draw(chart: Pareto, paper: Paper) -> None:
    bars = shares_of(chart)
    if not any(share for _bar, share, _together in bars):
        draw_empty(paper)
        return
    paper.words("chart-quiet", 0, paper.height + LINE - 4, fit(chart.unit, paper.width))
    top = paper.height + (LINE + 6 if chart.unit else 6)
    names = _names(paper, [bar for bar, _share, _together in bars])
    left, right = _edges(paper, bars, names)
    middles = _middles(paper, top, names)
    paper.height = middles[-1] + BAR / 2 + 6
    _draw_scale(paper, chart, left, right, top)
    for (bar, share, together), lines, y in zip(bars, names, middles, strict=True):
        _draw_name(paper, left, lines, told(bar.count), y)
        is_main = together - share < chart.cut - 1e-9
        way = block(left, y - BAR / 2, max(share * (right - left), 1), BAR)
        end = dot(left + together * (right - left), y, 3)
        marks = [("chart-bar" if is_main else "chart-bar-rest", way), ("chart-dot-open", end)]
        paper.point(_told(chart, bar, share, together), marks, bar.href)
        paper.words("chart-quiet", paper.width, y + 4.5, percent(together), "end")
    if not paper.is_narrow:  # There a line would run through the names.
        ends = [left + together * (right - left) for _bar, _share, together in bars]
        paper.path("chart-together", chain([*zip(ends, middles, strict=True)]))
    draw_key(paper, _key(chart))


def _names(paper: Paper, bars: list[Part]) -> list[list[str]]:
    room = paper.width - 70 if paper.is_narrow else paper.width * 0.34
    return [wrapped(bar.name, room, most=2) or [""] for bar in bars]


def _edges(paper: Paper, bars, names: list[list[str]]) -> tuple[float, float]:
    """Where bars start and where the whole would end. On narrow paper names stand above their bars."""
    if paper.is_narrow:
        return 1.0, paper.width - 66
    widest = max(width_of(line) for lines in names for line in lines)
    counts = max(width_of(told(bar.count)) for bar, _share, _together in bars)
    return widest + counts + 26, paper.width - 66


def _middles(paper: Paper, top: float, names: list[list[str]]) -> list[float]:
    """The height of the middle of each bar."""
    middles, y = [], top
    for lines in names:
        above = len(lines) * LINE if paper.is_narrow else 0
        height = BAR if paper.is_narrow else max(BAR, len(lines) * LINE)
        middles.append(y + above + height / 2)
        y += above + height + SPACE
    return middles


def _draw_name(paper: Paper, left: float, lines: list[str], count: str, y: float) -> None:
    if paper.is_narrow:
        paper.lines("chart-text", 0, y - BAR / 2 - 5 - (len(lines) - 1) * LINE, lines)
        paper.words("chart-strong", paper.width, y - BAR / 2 - 5, count, "end")
        return
    paper.lines("chart-text", 0, y + 4.5 - (len(lines) - 1) * LINE / 2, lines)
    paper.words("chart-strong", left - 10, y + 4.5, count, "end")


def _draw_scale(paper: Paper, chart: Pareto, left: float, right: float, top: float) -> None:
    paper.line("chart-base", left, top - 2, left, paper.height)
    paper.line("chart-grid", right, top - 2, right, paper.height)
    x = left + chart.cut * (right - left)
    paper.line("chart-phase", x, top - 2, x, paper.height)
    paper.words("chart-quiet", x, paper.height + LINE - 2, percent(chart.cut), "middle")
    paper.words("chart-quiet", right, paper.height + LINE - 2, percent(1), "middle")
    paper.height += LINE + 4


def _told(chart: Pareto, bar: Part, share: float, together: float) -> str:
    words = _("%(name)s: %(count)s, %(share)s; with those above %(together)s") % {
        "name": bar.name,
        "count": f"{told(bar.count)} {chart.unit}".rstrip(),
        "share": percent(share),
        "together": percent(together),
    }
    return words


def _key(chart: Pareto) -> list[Entry]:
    main = _("Those that reach %(share)s together") % {"share": percent(chart.cut)}
    return [
        Entry(box_sample("chart-bar"), main),
        Entry(shape_sample("chart-dot-open", dot), _("Share with those above")),
    ]
