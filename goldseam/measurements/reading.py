"""What a series says: its newest points, in phases, each with its run chart, its limits, and a verdict in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from goldseam.measurements.charting import control_of
from goldseam.measurements.figures import figures, unit_of
from goldseam.measurements.labels import label_of
from goldseam.measurements.models import Phase, Point, Rules
from goldseam.measurements.series_kind import RARE
from goldseam.measurements.signals import Found, found_in
from goldseam.statistics.control import FIRM_FROM, Control
from goldseam.statistics.run_charts import RunChart, run_chart
from goldseam.verdicts import control_charts, rare_events, run_charts
from goldseam.verdicts.verdict import Verdict

MOST = 1_000


@dataclass(frozen=True)
class PhaseReading:
    """What the points from `first` to `last` (places, both included) say. `baseline` are places within the phase."""

    first: int
    last: int
    run: RunChart
    control: Control
    found: list[Found]
    phase: Phase | None = None
    baseline: slice | None = None

    @property
    def has_limits(self) -> bool:
        """Whether enough points stand behind the limits."""
        return has_limits(self.control)


@dataclass(frozen=True)
class Reading:
    """The points that are looked at, oldest first, with the figure of each; `older` ones are there and not looked at.

    Figures are those that the chart shows: shares in percent, rates per so many, times between in days.
    """

    points: list[Point]
    values: list[float | None]
    phases: list[PhaseReading]
    verdict: Verdict
    older: int = 0

    @property
    def n(self) -> int:
        """How many values count in all."""
        return len(self.points) + self.older

    @property
    def current(self) -> PhaseReading:
        return self.phases[-1]

    @property
    def run(self) -> RunChart:
        return self.current.run

    @property
    def control(self) -> Control | None:
        """The limits of the current phase, as soon as there are enough points for them."""
        return self.current.control if self.current.has_limits else None


def read(series, points: Sequence[Point] | None = None) -> Reading:
    """Reads the newest thousand points, or those that are given (in order of time)."""
    older = 0
    if points is None:
        points, older = _newest(series)
    points = list(points)
    values = figures(series, points)
    parts = list(_parts(series, points, values)) or [_part(series, [], [], 0, 0, None)]
    return Reading(points, values, parts, verdict_of(series, parts[-1], points), older)


def has_limits(control: Control) -> bool:
    return not control.why_silent and control.n >= FIRM_FROM


def verdict_of(series, part: PhaseReading, points: Sequence[Point]) -> Verdict:
    """What the current phase shows, in words."""
    unit = unit_of(series)

    def names(place: int) -> str:
        return label_of(series, points[part.first + place].at)

    if series.kind in RARE and (part.has_limits or part.run.why_silent):
        return rare_events.of(part.control, series.better or "higher", unit, names)
    if part.has_limits and series.rules != Rules.RUNS:
        return control_charts.of(part.control, series.better, unit, names)
    return run_charts.of(part.run, series.better, unit, names)


def _newest(series) -> tuple[list[Point], int]:
    """The newest points, with those of a baseline that lies before them, and how many are left."""
    standing = series.points.standing().order_by("-at")
    newest = list(standing[:MOST])[::-1]
    if len(newest) < MOST:
        return newest, 0
    if series.is_frozen:
        frozen = standing.filter(at__range=(series.freeze.first, series.freeze.until), at__lt=newest[0].at)
        newest = [*list(frozen[:MOST])[::-1], *newest]
    return newest, standing.count() - len(newest)


def _parts(series, points, values):
    """A reading for each phase in which there are points."""
    bounds = [(0, None)]
    for phase in series.phases.all():
        first = next((place for place, point in enumerate(points) if point.at >= phase.starts_at), len(points))
        bounds.append((first, phase))
    for (first, phase), (after, _next) in pairwise([*bounds, (len(points), None)]):
        if first < after:
            yield _part(series, points, values, first, after, phase)


def _part(series, points, values, first, after, phase) -> PhaseReading:
    inside, given = points[first:after], values[first:after]
    baseline = _baseline(series, inside)
    run = run_chart(given, baseline)
    control = control_of(series, inside, given, baseline)
    found = found_in(control, run, series.rules, has_limits(control))
    return PhaseReading(first, after - 1, run, control, found, phase, baseline)


def _baseline(series, points) -> slice | None:
    """The places of the frozen baseline, if it lies in this phase."""
    if not series.is_frozen:
        return None
    frozen = series.freeze
    places = [place for place, point in enumerate(points) if frozen.first <= point.at <= frozen.until]
    return slice(places[0], places[-1] + 1) if places else None
