"""The run chart, and with limits the control chart: values in the order of time."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from goldseam.charts import moments
from goldseam.charts.axes import axis, drawable, known
from goldseam.charts.descriptions import RunChart
from goldseam.charts.drawings import above
from goldseam.charts.drawings.beside import draw_beside, room_for
from goldseam.charts.drawings.empty import draw_empty
from goldseam.charts.drawings.frame import Frame, draw_foot, draw_rungs, margin_of, tick_names
from goldseam.charts.drawings.key import draw_key, draw_notes
from goldseam.charts.drawings.run_lines import draw_areas, draw_lines, heights_in
from goldseam.charts.drawings.run_names import beside_of, key_of
from goldseam.charts.letters import LINE, fit
from goldseam.charts.numbers import on_axis
from goldseam.charts.paper import Paper
from goldseam.charts.reading import marks_of, points_told
from goldseam.charts.shapes import SHAPES, Place, chain, spot

HEAD = LINE + 12  # The line that says what is measured.
DENSE = 3.0  # Where points are nearer to one another than this, the line alone shows them.
LOOKS = {"": "chart-dot", "signal": "chart-signal", "gain": "chart-gain", "missing": "chart-missing"}


def draw_run(chart: RunChart, paper: Paper) -> None:
    if not known(point.value for point in chart.points):
        draw_empty(paper)
        return
    Run(chart, paper).draw()


@dataclass(frozen=True)
class Run:
    """One run chart on one paper."""

    chart: RunChart
    paper: Paper

    def draw(self) -> None:
        paper, frame = self.paper, self.frame
        paper.words("chart-quiet", 0, paper.height + LINE - 4, fit(self.heading, paper.width))
        draw_areas(paper, frame, self.chart)
        draw_rungs(paper, frame, self.tick_names)
        self._draw_above()
        self._draw_values()
        draw_lines(paper, frame, self.chart, is_over=frame.step < DENSE)
        draw_beside(paper, frame, beside_of(self.chart))
        draw_foot(paper, frame, moments.ticks_of(self.chart.points, frame.x, frame.right - frame.left))
        draw_key(paper, key_of(self.chart, self.marks, self.phases, paper))
        draw_notes(paper, [f"{note.when or self.names[note.at_index]}: {note.text}" for note in self.notes])

    @cached_property
    def names(self) -> list[str]:
        return moments.names_of(self.chart.points)

    @cached_property
    def marks(self) -> list[str]:
        return marks_of(self.chart)

    @cached_property
    def notes(self):
        return [note for note in self.chart.annotations if 0 <= note.at_index < len(self.chart.points)]

    @cached_property
    def axis(self):
        values = [point.value for point in self.chart.points] + heights_in(self.chart)
        most = 4 if self.paper.is_narrow else 5
        return axis(values, self.chart.floor, self.chart.ceiling, most, whole=not self.chart.share)

    @cached_property
    def tick_names(self) -> list[str]:
        return tick_names(self.axis, self.chart.share)

    @cached_property
    def frame(self) -> Frame:
        top = self.paper.height + HEAD + above.ROW * self._rows_above
        bottom = top + (180 if self.paper.is_narrow else 230)
        right = self.paper.width - room_for(self.paper, beside_of(self.chart))
        places = max([len(self.chart.points), *(line.last + 1 for line in self.chart.predictions)])
        return Frame(margin_of(self.tick_names), right, top, bottom, places, self.axis.between(bottom, top))

    @property
    def _rows_above(self) -> int:
        return bool(self.chart.frozen) + bool(self.chart.phases) + bool(self.notes)

    @cached_property
    def phases(self) -> list[above.Named]:
        return above.named_phases(self.frame, sorted(self.chart.phases, key=lambda phase: phase.first))

    @property
    def heading(self) -> str:
        """What is measured, which way is better, and where the scale starts if that is not at its natural zero."""
        better = {"lower": _("lower is better"), "higher": _("higher is better")}.get(self.chart.better, "")
        starts = ""
        if self.chart.floor is not None and self.axis.low > self.chart.floor:
            low = on_axis(self.axis.ticks[0], self.axis.step, self.chart.share)
            starts = _("the scale starts at %(low)s") % {"low": low}
        return " · ".join(words for words in (self.chart.unit, better, starts) if words)

    @cached_property
    def places(self) -> list[Place | None]:
        """Where each value lies; None where there is none."""
        heights = [drawable(point.value) for point in self.chart.points]
        return [
            None if height is None else (self.frame.x(index), self.frame.y(height))
            for index, height in enumerate(heights)
        ]

    def _draw_above(self) -> None:
        y = self.paper.height + HEAD - 4 + above.ROW / 2
        if self.chart.frozen:
            above.draw_frozen(self.paper, self.frame, self.chart.frozen, y)
            y += above.ROW
        if self.chart.phases:
            above.draw_phases(self.paper, self.frame, self.phases, y)
            y += above.ROW
        if self.notes:
            heights = [place and place[1] for place in self.places]
            above.draw_pills(self.paper, self.frame, above.pills_of(self.frame, self.notes), heights, y - 2)

    def _draw_values(self) -> None:
        self.paper.starts_at_end = True  # What is newest is read first.
        dense = self.frame.step < DENSE
        self.paper.path("chart-line-dense" if dense else "chart-line", chain(self.places))
        r = min(max(self.frame.step * 0.3, 1.1), 3.3)
        told = points_told(self.chart, self.names, self.marks)
        for index, (point, mark) in enumerate(zip(self.chart.points, self.marks, strict=True)):
            x, y = self.places[index] or (self.frame.x(index), self.frame.bottom - 6)
            look = "chart-dot-dense" if dense and not mark else LOOKS[mark]
            shape = spot if look == "chart-dot-dense" else SHAPES[mark]
            self.paper.point(told[index], [(look, shape(x, y, max(r, 1.8) if mark else r))], point.href)
