"""How a measure ran before and since the start of a test: what came before the start holds the centre line."""

from dataclasses import replace

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
    if series.is_frozen or first is None or first - part.first < LEAST:
        return reading
    held = _held_at(series, reading, part, slice(0, first - part.first))
    return replace(reading, phases=[*reading.phases[:-1], held], verdict=verdict_of(series, held))


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
