"""The measure of an experiment over time: with the line that was predicted, and what happened meanwhile."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from goldseam import charts
from goldseam.common.times import day
from goldseam.experiments.result.course import course_of, first_since_start
from goldseam.measurements.picture import picture_of


def picture_of_cycle(cycle, series, reading=None) -> "charts.RunChart":
    reading = reading or course_of(cycle, series)
    first = first_since_start(cycle, reading)
    predictions = list(_predictions(cycle, series, reading, first))
    return picture_of(series, reading, predictions=predictions, annotations=list(_notes(cycle, reading)))


def level_of_prediction(cycle) -> float | None:
    """Where the measure was to come to, by the same figure of before as the result."""
    plan = cycle.plan_before_data
    return expected_level(plan, None if plan.baseline is not None else cycle.observation.before)


def expected_level(plan, usual: float | None) -> float | None:
    """The figure that was predicted. `usual` is what it was before, where the plan does not say it."""
    before = usual if plan.baseline is None else plan.baseline
    if before is None or not plan.is_predicted:
        return None
    step = plan.size * abs(before) / 100 if plan.size_is == "percent" else plan.size
    return before + plan.sign * step


def _predictions(cycle, series, reading, first) -> Iterator["charts.Line"]:
    if first is None or series != cycle.main:
        return
    level = level_of_prediction(cycle)
    if level is not None:
        yield charts.Line(first, len(reading.points) - 1, level, _("Expected"))


def _notes(cycle, reading) -> Iterator["charts.Note"]:
    """The start, pauses and later changes of the plan, each at the first point that is not before it."""
    if not cycle.is_started:
        return
    told = [(cycle.began_at, _("Start of the test"))]
    told += [(pause.at, _("Paused")) for pause in cycle.pauses.all()]
    told += [(version.at, _("The plan was amended")) for version in cycle.amendments if version.after_data]
    for at, text in sorted(told):
        place = next((place for place, point in enumerate(reading.points) if point.at >= at), None)
        if place is not None:
            yield charts.Note(place, text, day(at))
