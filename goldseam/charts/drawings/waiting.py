"""How long things take while some are not finished: the share that still waits, going down in steps."""

from django.utils.translation import gettext as _

from goldseam.charts.axes import Axis, axis, known
from goldseam.charts.descriptions import Curve, Waiting
from goldseam.charts.drawings.empty import draw_empty
from goldseam.charts.drawings.key import Entry, draw_key, line_sample
from goldseam.charts.letters import LINE, fit, width_of
from goldseam.charts.numbers import on_axis, percent, told
from goldseam.charts.paper import Paper, short
from goldseam.charts.shapes import dot

LOOKS = ["chart-centre", "chart-centre-held", "chart-limit"]


def draw_waiting(chart: Waiting, paper: Paper) -> None:
    times = known(time for curve in chart.curves for time in [*(step[0] for step in curve.steps), *curve.still_open])
    if not times:
        draw_empty(paper)
        return
    paper.words("chart-quiet", 0, paper.height + LINE - 4, fit(_("Share that still waits"), paper.width))
    top = paper.height + LINE + 10
    bottom = top + (180 if paper.is_narrow else 220)
    heights = Axis(0, 1, 0.25, [0, 0.25, 0.5, 0.75, 1], bottom, top)
    scale = axis(times, floor=0, most=4 if paper.is_narrow else 8).between(width_of(percent(1)) + 8, paper.width - 16)
    _draw_axes(paper, chart, scale, heights)
    for place, curve in enumerate(chart.curves):
        _draw_curve(paper, curve, _look(place, curve), scale, heights, chart.unit)
    paper.height = bottom + LINE + 6 + (LINE if chart.unit else 0)
    draw_key(
        paper, [Entry(line_sample(_look(n, curve)), _in_key(chart, curve)) for n, curve in enumerate(chart.curves)]
    )


def _draw_axes(paper: Paper, chart: Waiting, scale: Axis, heights: Axis) -> None:
    for tick in heights.ticks:
        paper.line("chart-grid", scale.start, heights.at(tick), scale.end, heights.at(tick))
        paper.words("chart-quiet", scale.start - 8, heights.at(tick) + 4.5, percent(tick), "end")
    for tick in scale.ticks:
        paper.line("chart-base", scale.at(tick), heights.start, scale.at(tick), heights.start + 4)
        paper.words("chart-quiet", scale.at(tick), heights.start + LINE + 2, on_axis(tick, scale.step), "middle")
    paper.line("chart-base", scale.start, heights.start, scale.end, heights.start)
    paper.words("chart-quiet", scale.end, heights.start + 2 * LINE + 2, fit(chart.unit, paper.width), "end")


def _draw_curve(paper: Paper, curve: Curve, look: str, scale: Axis, heights: Axis, unit: str) -> None:
    steps = [step for step in curve.steps if len(known(step)) == 2]
    way = f"M{short(scale.start)} {short(heights.end)}"
    for time, share in steps:
        way += f"H{short(scale.at(time))}V{short(heights.at(share))}"
    last = max([time for time, _share in steps] + known(curve.still_open), default=0.0)
    paper.path(look, f"{way}H{short(scale.at(last))}")
    for time in known(curve.still_open):
        height = heights.at(_share_at(steps, time))
        paper.line("chart-open-end", scale.at(time), height - 5, scale.at(time), height + 5)
    for time, share in steps:
        words = _("%(name)s: after %(time)s %(share)s still wait") % {
            "name": curve.name,
            "time": f"{told(time)} {unit}".rstrip(),
            "share": percent(share),
        }
        paper.point(words, [("chart-dot", dot(scale.at(time), heights.at(share), 2.6))])


def _share_at(steps: list[tuple[float, float]], time: float) -> float:
    return next((share for at, share in reversed(steps) if at <= time), 1.0)


def _look(place: int, curve: Curve) -> str:
    return "chart-new-line" if curve.is_new else LOOKS[place % len(LOOKS)]


def _in_key(chart: Waiting, curve: Curve) -> str:
    if not known([curve.median]):
        return f"{curve.name}: {_('half are not finished yet')}"
    return f"{curve.name}: {_('median')} {told(curve.median)} {chart.unit}".rstrip()
