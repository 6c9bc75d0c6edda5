"""Values as rows of a table: when, what stands there, what it says, and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from goldseam.measurements.figures import figures, unit_of
from goldseam.measurements.models import Point
from goldseam.measurements.picture import label_of
from goldseam.measurements.series_kind import SeriesKind
from goldseam.verdicts.words import amount, times

PAGE = 50


@dataclass(frozen=True)
class Row:
    """One value in the table. `figure` is what it says in the chart, where that is not what was written down."""

    point: Point
    label: str
    written: str
    figure: str
    is_corrected: bool = False


def rows_of(series, points: Sequence[Point], values: Sequence[float | None]) -> list[Row]:
    """A row for each point, in the order that is given."""
    return [_row(series, point, value) for point, value in zip(points, values, strict=True)]


def page_of(series, number) -> Page:
    """A page of all values, the newest first, with those that were taken out."""
    points = series.points.select_related("removal", "by").prefetch_related("corrections").order_by("-at")
    page = Paginator(points, PAGE).get_page(number)
    found = list(page.object_list)
    page.object_list = _rows_of_page(series, found)
    return page


def _rows_of_page(series, newest_first: list[Point]) -> list[Row]:
    """Of days on which something happened the time since the one before is told, which may stand on the next page."""
    standing = [point for point in reversed(newest_first) if not point.is_removed]
    before = _before(series, standing)
    values = figures(series, [*before, *standing])[len(before) :]
    by_point = {point.pk: value for point, value in zip(standing, values, strict=True)}
    return [_row(series, point, by_point.get(point.pk), bool(point.corrections.all())) for point in newest_first]


def _before(series, standing: list[Point]) -> list[Point]:
    if series.kind != SeriesKind.TIME_BETWEEN or not standing:
        return []
    return list(series.points.standing().filter(at__lt=standing[0].at).order_by("-at")[:1])


def _row(series, point: Point, value: float | None, is_corrected: bool = False) -> Row:
    written = "" if series.kind == SeriesKind.TIME_BETWEEN else written_of(point)
    return Row(point, label_of(series, point.at), written, _figure(series, value), is_corrected)


def _figure(series, value: float | None) -> str:
    if value is None or not (series.has_of or series.kind == SeriesKind.TIME_BETWEEN):
        return ""
    return amount(value, unit_of(series)) if series.has_of else times(value, "day")


def written_of(value) -> str:
    """What was written down: “3”, “3 / 40”; for a point, a value, or what stood there before."""
    return f"{value.amount:,.12g}" if value.of is None else f"{value.amount:,.12g} / {value.of:,.12g}"
