"""The frame of a chart with places along its foot: its two axes, and the room between them."""

from dataclasses import dataclass

from goldseam.charts.axes import Axis
from goldseam.charts.letters import LINE, fit, width_of
from goldseam.charts.numbers import on_axis
from goldseam.charts.paper import Paper

FOOT = 24.0


@dataclass(frozen=True)
class Frame:
    """`places` stand at equal distances between left and right; heights follow the axis."""

    left: float
    right: float
    top: float
    bottom: float
    places: int
    axis: Axis

    @property
    def step(self) -> float:
        return (self.right - self.left) / max(self.places, 1)

    def x(self, index: float) -> float:
        return self.left + (index + 0.5) * self.step

    def y(self, value: float) -> float:
        return self.axis.at(value)


def tick_names(axis: Axis, share: bool) -> list[str]:
    return [on_axis(tick, axis.step, share) for tick in axis.ticks]


def margin_of(names: list[str]) -> float:
    return max(map(width_of, names), default=0) + 8


def draw_rungs(paper: Paper, frame: Frame, names: list[str]) -> None:
    """The ticks of the values, each with a fine line across."""
    for tick, name in zip(frame.axis.ticks, names, strict=True):
        y = frame.y(tick)
        paper.line("chart-grid", frame.left, y, frame.right, y)
        paper.words("chart-quiet", frame.left - 8, y + 4.5, name, "end")


def draw_foot(paper: Paper, frame: Frame, ticks: list[tuple[int, str]]) -> None:
    """The line at the foot, with the names of places below. A name stays inside of the picture."""
    paper.line("chart-base", frame.left, frame.bottom, frame.right, frame.bottom)
    for index, name in ticks:
        x, words = frame.x(index), fit(name, max(paper.width * 0.45, 60))
        half = width_of(words) / 2
        paper.line("chart-base", x, frame.bottom, x, frame.bottom + 4)
        paper.words("chart-quiet", min(max(x, half), paper.width - half), frame.bottom + LINE + 2, words, "middle")
    paper.height = frame.bottom + FOOT
