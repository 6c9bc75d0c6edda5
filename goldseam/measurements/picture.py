"""The chart of a series, as a description that page, file and mail draw in the same way."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from goldseam import charts
from goldseam.common.times import day, moment
from goldseam.measurements.figures import unit_of
from goldseam.measurements.reading import Reading, read


def picture_of(
    series,
    reading: Reading | None = None,
    kind: str = "auto",
    predictions: Sequence["charts.Line"] = (),
    annotations: Sequence["charts.Note"] = (),
    title: str | None = None,
) -> "charts.RunChart":
    """A run chart; with limits as soon as there are enough points for them, unless `kind` asks for "run"."""
    reading = reading or read(series)
    shows_limits = kind != "run" and reading.control is not None
    return charts.RunChart(
        title=title or series.title,
        summary=reading.verdict.shows,
        points=list(_points(series, reading)),
        centre=[_centre(part, shows_limits) for part in reading.phases if part.last >= part.first],
        limits=[_limits(part) for part in reading.phases if part.has_limits] if shows_limits else [],
        predictions=list(predictions),
        annotations=[*_notes(series, reading), *annotations],
        phases=[charts.Phase(part.first, part.phase.reason) for part in reading.phases if part.phase],
        unit=unit_of(series),
        better=series.better,
        floor=None if any(value is not None and value < 0 for value in reading.values) else 0,
    )


def label_of(series, at) -> str:
    """The day of a point, in the zone of the organisation; its time too, where time matters."""
    return moment(at) if series.is_by_moment else day(at)


def _points(series, reading):
    signals = _signals(reading)
    for place, (point, value) in enumerate(zip(reading.points, reading.values, strict=True)):
        mark = "signal" if place in signals else ("missing" if value is None else "")
        yield charts.Point(point.at, label_of(series, point.at), value, note=point.note, mark=mark)


def _signals(reading) -> set[int]:
    return {part.first + place for part in reading.phases if part.has_limits for place in part.control.outside}


def _centre(part, shows_limits):
    value = part.control.centre if shows_limits and part.has_limits else part.run.centre
    return charts.Segment(part.first, part.last, value, _("Mean") if shows_limits else _("Median"))


def _limits(part):
    return charts.Band(part.first, part.last, part.control.upper, part.control.lower)


def _notes(series, reading):
    """Each annotation stands at the first point that is not before it."""
    for annotation in series.annotations.all():
        places = [place for place, point in enumerate(reading.points) if point.at >= annotation.moment]
        if places:
            yield charts.Note(places[0], annotation.text)
