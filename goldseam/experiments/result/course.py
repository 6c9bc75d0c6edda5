"""How a measure ran before and since the start of a test: what came before the start holds the centre line."""

from dataclasses import replace

from goldseam.experiments.result.before import known_before
from goldseam.measurements.charting import control_of
from goldseam.measurements.reading import PhaseReading, Reading, has_limits, read, verdict_of
from goldseam.measurements.signals import found_in
from goldseam.statistics.run_charts import LEAST, run_chart


def course_of(cycle, series, points=None) -> Reading:
    """The reading of a series, or of some of its points, with a baseline.

    Where people froze none themselves, it is frozen at the start of the test.
    """
    reading = read(series, points)
    first = first_since_start(cycle, reading)
    part = reading.current
    if series.is_frozen or first is None:
        return reading
    before = _before(cycle, series, reading.points[part.first : first])
    if before < LEAST:
        return reading
    held = _held_at(series, reading, part, slice(0, before))
    return replace(reading, phases=[*reading.phases[:-1], held], verdict=verdict_of(series, held, reading.points))


def _before(cycle, series, points: list) -> int:
    """How many of the first of these points came before any change, that of earlier cycles included."""
    if cycle.place == 1:
        return len(points)
    known = {*known_before(cycle, series).values_list("pk", flat=True)}
    return next((place for place, point in enumerate(points) if point.pk not in known), len(points))


def first_since_start(cycle, reading) -> int | None:
    """The place of the first point after the start."""
    if not cycle.is_started:
        return None
    return next((place for place, point in enumerate(reading.points) if cycle.is_since_start(point)), None)


def _held_at(series, reading, part: PhaseReading, baseline: slice) -> PhaseReading:
    points = reading.points[part.first : part.last + 1]
    values = reading.values[part.first : part.last + 1]
    run, control = run_chart(values, baseline), control_of(series, points, values, baseline)
    found = found_in(control, run, series.rules, has_limits(control))
    return replace(part, run=run, control=control, found=found, baseline=baseline)
