"""Of what happens rarely: how long it has been away."""

from dataclasses import dataclass

from django.utils import timezone

from goldseam.measurements.models import Series
from goldseam.measurements.reading import Reading
from goldseam.measurements.series_kind import RARE, SeriesKind

FEWEST = 5  # With fewer events a chart would say more than is known.


@dataclass(frozen=True)
class Since:
    """The days since the last event, and whether there are enough events for a chart."""

    days: int | None
    is_too_early: bool

    @classmethod
    def of(cls, series: Series, reading: Reading) -> "Since":
        return cls(_days_since(series, reading), series.kind in RARE and reading.n < FEWEST)


def _days_since(series: Series, reading: Reading) -> int | None:
    if series.kind != SeriesKind.TIME_BETWEEN or not reading.points:
        return None
    return max(0, (timezone.now() - reading.points[-1].at).days)
