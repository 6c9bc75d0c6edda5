"""Watches look at each value as it comes in, within the same transaction."""

from functools import cached_property
from zoneinfo import ZoneInfo

from django.utils import timezone

from goldseam.guardrails.acting import lock_what_they_stop
from goldseam.guardrails.models import Watch
from goldseam.guardrails.models.watch_drawing import Crossing
from goldseam.measurements.checking import AHEAD
from goldseam.measurements.crossing import of_volume
from goldseam.measurements.figures import figures
from goldseam.measurements.models import Correction

BEFORE = 500  # Values before those that came in, so that a row is seen as a whole.


def check_watches(series, points) -> None:
    """Trips each watch of this series whose limit is crossed."""
    values = _Values(series, {point.pk for point in points})
    met = [(watch, crossing) for watch in _watching(series) if (crossing := crossing_for(watch, values))]
    lock_what_they_stop([watch for watch, _crossing in met])
    for watch, crossing in met:
        watch.trip(crossing)


def _watching(series) -> list:
    found = (
        Watch.objects.watching()
        .filter(series=series)
        .select_related("activation", "address", "owner", "signal__risk__premortem")
    )
    watches = list(found.select_related("organisation").order_by("pk"))
    for watch in watches:
        watch.series = series
    return watches


def crossing_for(watch, values: "_Values") -> Crossing | None:
    """Only values count that came in, were corrected or were brought back since it was armed."""
    points, known = of_volume(*values.since(*watch.last_armed), watch.least)
    place = watch.first_crossing(points, known)
    return None if place is None else watch.crossing_at(place, points, known)


class _Values:
    """The newest values of a series, oldest first, read once for all that watch it."""

    def __init__(self, series, touched: set[int]):
        self.series, self.touched = series, touched

    @cached_property
    def rows(self) -> list:
        """Those up to a day ahead as well: a clock that is fast must hide no harm, and nobody looks again later."""
        known = self.series.points.standing().filter(at__lte=timezone.now() + AHEAD).order_by("-at")
        rows = known.values_list("pk", "at", "amount", "of", "added_at", named=True)
        newest = list(rows[: BEFORE + len(self.touched)])
        shown = {row.pk for row in newest}
        older = list(rows.filter(pk__in=self._older(shown))) if self._older(shown) else []
        return [*newest, *older][::-1]

    @cached_property
    def values(self) -> list[float | None]:
        return figures(self.series, self.rows)

    def since(self, armed_at, newest_then) -> tuple[list, list]:
        corrected = self._corrected(armed_at)

        def counts(row) -> bool:
            if row.pk in corrected:
                return True
            is_new = row.added_at > armed_at and self._is_from_then_on(row.at, newest_then)
            return is_new or (row.pk in self.touched and row.added_at <= armed_at)

        chosen = [place for place, row in enumerate(self.rows) if counts(row)]
        return [self.rows[place] for place in chosen], [self.values[place] for place in chosen]

    def _is_from_then_on(self, at, newest_then) -> bool:
        """Where only days are told apart, a value of the same day is no older one, whatever its hour."""
        if newest_then is None or self.series.is_by_moment:
            return newest_then is None or at >= newest_then
        zone = ZoneInfo(self.series.organisation.time_zone)
        return at.astimezone(zone).date() >= newest_then.astimezone(zone).date()

    def _older(self, shown: set[int]) -> list[int]:
        return list(self.touched - shown)[:BEFORE]

    def _corrected(self, since) -> set[int]:
        corrections = Correction.objects.filter(point__series=self.series, at__gt=since)
        return {*corrections.values_list("point", flat=True)}
