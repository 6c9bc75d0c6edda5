"""The chart of a series, as a description that page, file and mail draw in the same way."""

from collections.abc import Iterator, Sequence
from typing import Literal
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from goldseam.charts import descriptions as charts
from goldseam.measurements.figures import unit_of
from goldseam.measurements.labels import label_of
from goldseam.measurements.models import Rules
from goldseam.measurements.reading import PhaseReading, Reading, read
from goldseam.measurements.series_kind import RARE, SeriesKind

Better = Literal["", "lower", "higher"]
Gain = Literal["signal", "gain"]


def picture_of(
    series,
    reading: Reading | None = None,
    kind: str = "auto",
    predictions: Sequence[charts.Line] = (),
    annotations: Sequence[charts.Note] = (),
    title: str | None = None,
) -> charts.RunChart:
    """A run chart; with limits as soon as there are enough points for them, unless `kind` asks for "run"."""
    reading = reading or read(series)
    parts = [part for part in reading.phases if part.last >= part.first]
    is_control = kind != "run" and series.rules != Rules.RUNS and parts != [] and parts[-1].has_limits
    return charts.RunChart(
        title=title or series.title,
        summary=reading.verdict.shows,
        points=list(_points(series, reading)),
        centre=[segment for part in parts if (segment := _centre(part, is_control))],
        limits=[_limits(part) for part in parts if part.has_limits] if is_control else [],
        signals=[signal for part in parts for signal in _signals(series, part)],
        predictions=predictions,
        annotations=[*_notes(series, reading), *annotations],
        phases=[charts.Phase(part.first, part.phase.reason) for part in parts if part.phase],
        frozen=next((_frozen(part) for part in parts if part.baseline), None),
        unit=unit_of(series),
        better=better_of(series),
        floor=None if any(value is not None and value < 0 for value in reading.values) else 0,
        ceiling=100 if series.kind == SeriesKind.SHARE else None,
    )


def better_of(series) -> Better:
    """Which way is better; a long gap is, unless somebody said otherwise."""
    return series.better or ("higher" if series.kind in RARE else "")


def _points(series, reading: Reading) -> Iterator[charts.Point]:
    marks: dict[int, charts.Mark] = {
        part.first + place: _mark(series, found.is_high)
        for part in reading.phases
        for found in part.found
        for place in range(found.first, found.last + 1)
        if found.first == found.last
    }
    for place, (point, value) in enumerate(zip(reading.points, reading.values, strict=True)):
        mark: charts.Mark = "missing" if value is None else marks.get(place, "")
        yield charts.Point(_place_of(series, point.at), label_of(series, point.at), value, note=point.note, mark=mark)


def _place_of(series, at):
    """A day as its noon, so that it is the same day on the axis for readers in other zones."""
    return at if series.is_by_moment else at.astimezone(ZoneInfo(series.organisation.time_zone)).replace(hour=12)


def _signals(series, part: PhaseReading) -> Iterator[charts.Signal]:
    for found in part.found:
        if found.first < found.last:
            mark = _mark(series, found.is_high)
            yield charts.Signal(part.first + found.first, part.first + found.last, found.text, mark)


def _mark(series, is_high: bool) -> Gain:
    return "gain" if better_of(series) == ("higher" if is_high else "lower") else "signal"


def _centre(part: PhaseReading, is_control: bool) -> charts.Segment | None:
    if is_control and part.has_limits and part.control.centre is not None:
        return charts.Segment(part.first, part.last, part.control.centre, _("Mean"))
    if part.run.centre is None:
        return None
    return charts.Segment(part.first, part.last, part.run.centre, _("Median"))


def _limits(part: PhaseReading) -> charts.Band:
    return charts.Band(part.first, part.last, part.control.upper, part.control.lower)


def _frozen(part: PhaseReading) -> charts.Frozen:
    baseline = part.baseline or slice(0, 1)
    return charts.Frozen(part.first + baseline.start, part.first + baseline.stop - 1, _("Frozen baseline"))


def _notes(series, reading: Reading) -> Iterator[charts.Note]:
    """Each annotation stands at the first point that is not before it."""
    for annotation in series.annotations.all():
        place = next((place for place, point in enumerate(reading.points) if point.at >= annotation.moment), None)
        if place is not None:
            yield charts.Note(place, annotation.text, label_of(series, annotation.moment))
