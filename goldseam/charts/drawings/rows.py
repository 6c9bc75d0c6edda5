"""Rows on one scale, one below the other: strips of single values with their middle, values with their intervals."""

from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.charts.axes import Axis, axis, fixed_axis, known, log_axis
from goldseam.charts.descriptions import BeforeAfter, Dot, DotStrip, Side, Strip
from goldseam.charts.drawings.empty import draw_empty
from goldseam.charts.drawings.rows_drawn import Row, Sheet
from goldseam.charts.numbers import duration, on_axis, percent, told
from goldseam.charts.paper import Paper

FEWEST = 5  # Fewer values speak for themselves: a median of three says less than the three.
MINUTES = [1 / 60, 1, 5, 15, 60, 240, 720, 1440, 4320, 10080, 40320, 129600, 525600, 5256000]


def draw_strips(chart: DotStrip, paper: Paper) -> None:
    say = duration if chart.minutes else told
    rows = [_of_strip(strip, chart.middle_name or _("Median"), say) for strip in chart.strips]
    values = _values(rows)
    if not values:
        draw_empty(paper)
    elif chart.log and min(values) >= 0 and _span(values) > 10:
        Sheet(paper, chart.unit, rows, log_axis(values, MINUTES if chart.minutes else ()), say).draw()
    else:
        scale = axis(values, floor=0)
        tick = duration if chart.minutes else lambda value: on_axis(value, scale.step)
        Sheet(paper, chart.unit, rows, scale, tick).draw()


def draw_sides(chart: BeforeAfter, paper: Paper) -> None:
    def say(value: float) -> str:
        return percent(value) if chart.share else told(value)

    rows = [_of_side(side, say) for side in chart.sides]
    values = _values(rows)
    if not values:
        draw_empty(paper)
        return
    scale = _scale(chart, values)
    heading = chart.unit or chart.value_name
    Sheet(paper, heading, rows, scale, lambda value: on_axis(value, scale.step, chart.share)).draw()


def _scale(chart: BeforeAfter, values: list[float]) -> Axis:
    if chart.floor is not None and chart.ceiling is not None:
        return fixed_axis(chart.floor, chart.ceiling)
    return axis(values, chart.floor, 1 if chart.share else None, whole=not chart.share)


def _of_strip(strip: Strip, middle_name: str, say: Callable[[float], str]) -> Row:
    dots = _known(strip.dots)
    below = ngettext("%(count)s value", "%(count)s values", len(dots)) % {"count": len(dots)}
    if len(dots) < FEWEST or not known([strip.middle]):
        return Row(strip.name, below, dots, say, words=_single(dots, say), is_new=strip.is_new)
    words = f"{middle_name} {_interval(strip.middle, strip.low, strip.high, say)}"
    return Row(
        strip.name,
        below,
        dots,
        say,
        strip.middle,
        _pair(strip),
        next(iter(known([strip.p90])), None),
        words,
        strip.is_new,
    )


def _of_side(side: Side, say: Callable[[float], str]) -> Row:
    dots = _known(side.dots)
    if not known([side.value]) or 0 < len(dots) < FEWEST:
        return Row(side.name, side.basis, dots, say, words=_single(dots, say), is_new=side.is_new)
    words = _interval(side.value, side.low, side.high, say)
    return Row(side.name, side.basis, dots, say, side.value, _pair(side), None, words, side.is_new)


def _known(dots: Sequence[Dot]) -> list[Dot]:
    return [one for one in dots if known([one.value])]


def _pair(thing: Strip | Side) -> tuple[float, float] | None:
    ends = known([thing.low, thing.high])
    return (ends[0], ends[1]) if len(ends) == 2 else None


def _single(dots: list[Dot], say) -> str:
    """Few values, each by itself."""
    return " · ".join(say(one.value) for one in dots[:FEWEST]) if dots else _("no value")


def _interval(middle: float | None, low: float | None, high: float | None, say) -> str:
    """“42 (18 to 130)”."""
    if middle is None or low is None or high is None or len(known([low, high])) < 2:
        return say(middle)
    return _("%(middle)s (%(low)s to %(high)s)") % {"middle": say(middle), "low": say(low), "high": say(high)}


def _values(rows: list[Row]) -> list[float]:
    return known(
        value for row in rows for value in (row.middle, row.p90, *(row.ends or ()), *(one.value for one in row.dots))
    )


def _span(values: list[float]) -> float:
    """How many times the least the greatest is, of those above zero."""
    above = [value for value in values if value > 1e-300]
    return max(above) / min(above) if above else 0.0
