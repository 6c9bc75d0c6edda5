"""Of what happens rarely: how long it has been away."""

from dataclasses import dataclass, field

from django.utils import timezone

from goldseam.measurements.series_kind import RARE, SeriesKind

FEWEST = 5  # With fewer events a chart would say more than is known.


@dataclass(frozen=True)
class Since:
    """The days since the last event, and whether there are enough events for a chart."""

    series: object
    reading: object
    days: int | None = field(init=False)

    def __post_init__(self):
        is_told = self.series.kind == SeriesKind.TIME_BETWEEN and self.reading.points
        days = (timezone.now() - self.reading.points[-1].at).days if is_told else None
        object.__setattr__(self, "days", None if days is None else max(0, days))

    @property
    def is_too_early(self) -> bool:
        return self.series.kind in RARE and self.reading.n < FEWEST
