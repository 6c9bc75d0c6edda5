"""The lines and areas of a run chart: centre, limits, and what was predicted."""

from collections.abc import Sequence

from goldseam.charts.axes import drawable, known
from goldseam.charts.descriptions import Band, Heights, Line, RunChart, Segment
from goldseam.charts.drawings.frame import Frame
from goldseam.charts.paper import Paper
from goldseam.charts.shapes import Place, between, stairs


def heights_in(chart: RunChart) -> list[float | None]:
    """All heights that the axis has to reach besides the points."""
    heights: list[float | None] = [segment.value for segment in chart.centre]
    for band in chart.limits:
        heights += [*each(band.upper, band), *each(band.lower, band)]
    for line in chart.predictions:
        heights += [line.value, line.low, line.high]
    return heights


def each(heights: Heights, band: Band) -> list[float | None]:
    """One height for each place of the band."""
    places = max(band.last - band.first + 1, 0)
    if isinstance(heights, Sequence):
        return [*heights[:places], *[None] * (places - len(heights))]
    return [heights] * places


def draw_areas(paper: Paper, frame: Frame, chart: RunChart) -> None:
    """What lies within limits, down to the foot where there is no lower one, and the range that was predicted."""
    for band in chart.limits:
        upper, lower = _places(frame, band, band.upper), _places(frame, band, band.lower)
        tops = [place for place in upper if place]
        feet = [below or (above[0], frame.bottom) for above, below in zip(upper, lower, strict=True) if above]
        paper.path("chart-within", between(tops, feet, frame.step / 2))
    for line in chart.predictions:
        paper.path("chart-expected-range", _range(frame, line))


def _range(frame: Frame, line: Line) -> str:
    low, high = known([line.low]), known([line.high])
    ends = [frame.x(line.first), frame.x(line.last)] if low and high else []
    tops, feet = [(x, frame.y(high[0])) for x in ends], [(x, frame.y(low[0])) for x in ends]
    return between(tops, feet, frame.step / 2)


def draw_lines(paper: Paper, frame: Frame, chart: RunChart, is_over: bool = False) -> None:
    """Below the values; over them, with a rim, where the values are so many that they would hide the lines."""
    for band in chart.limits:
        paper.path("chart-limit", stairs(_places(frame, band, band.upper), frame.step / 2))
        paper.path("chart-limit", stairs(_places(frame, band, band.lower), frame.step / 2))
    for segment in chart.centre:
        if is_over:
            _level(paper, "chart-rim", frame, segment)
        _draw_centre(paper, frame, segment, chart)
    for line in chart.predictions:
        _level(paper, "chart-expected", frame, line)


def _draw_centre(paper: Paper, frame: Frame, segment: Segment, chart: RunChart) -> None:
    """Held from a baseline, the line is broken where it goes on beyond it."""
    held = chart.frozen
    if held is None or not segment.first <= held.last < segment.last:
        _level(paper, "chart-centre", frame, segment)
        return
    _level(paper, "chart-centre", frame, Segment(segment.first, held.last, segment.value))
    _level(paper, "chart-centre-held", frame, Segment(held.last + 1, segment.last, segment.value))


def _level(paper: Paper, look: str, frame: Frame, line: Segment | Line) -> None:
    for value in known([line.value]):
        half, y = frame.step / 2, frame.y(value)
        paper.line(look, frame.x(line.first) - half, y, frame.x(line.last) + half, y)


def _places(frame: Frame, band: Band, heights: Heights) -> list[Place | None]:
    drawn = list(enumerate(map(drawable, each(heights, band)), start=band.first))
    if not any(isinstance(edge, Sequence) for edge in (band.upper, band.lower)):
        drawn = [*drawn[:1], *drawn[1:][-1:]]  # Two ends are enough for what is level.
    return [None if height is None else (frame.x(index), frame.y(height)) for index, height in drawn]
