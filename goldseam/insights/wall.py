"""What hangs on the wall: what changed because somebody spoke up, what was told, what is due. It counts nobody.

There is no counter of days without an accident: people who would set it back to zero stop reporting.
"""

import zoneinfo
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from django.utils import timezone

from goldseam.insights.asked import Asked, today_in
from goldseam.insights.everybody import everybody_in
from goldseam.insights.measure import Figure, Measure
from goldseam.insights.measures import measure_named
from goldseam.patterns.periods import Period
from goldseam.reviews.models import Review
from goldseam.shareouts.rows import Row, Rows
from goldseam.shareouts.strengthened import Strengthened

LATELY = timedelta(days=30)
CHANGES, REVIEWS = 4, 3
OF_THE_MONTH = ("near_misses", "reply_time")
NOW = ("overdue",)


@dataclass(frozen=True)
class Tile:
    measure: Measure
    figure: Figure

    @property
    def says_something(self) -> bool:
        told = self.figure
        return not told.is_hidden and (bool(told.n) or told.value is not None)


class Wall:
    """For one organisation: only what is shared with all of it, as somebody in none of its teams would see it."""

    def __init__(self, organisation):
        self.organisation, self.as_of = organisation, timezone.now()
        self.who = everybody_in(organisation)

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        return zoneinfo.ZoneInfo(self.organisation.time_zone)

    @cached_property
    def changes(self) -> list[Row]:
        """The newest that answer something that people told."""
        span: tuple[datetime, datetime] = (self.as_of - LATELY, self.as_of + timedelta(days=1))
        found = Strengthened(self.organisation, self.who, span=span).found()
        return Rows(self.organisation, self.who, list(found[:CHANGES])).rows

    @cached_property
    def told(self) -> list[Tile]:
        """What came in this month, and whether people heard back."""
        today = today_in(self.organisation)
        return self._tiles(OF_THE_MONTH, Period(today.replace(day=1), today))

    @cached_property
    def due(self) -> list[Tile]:
        return self._tiles(NOW, Asked.lately(self.organisation, self.who).period)

    @cached_property
    def reviews(self) -> list[Review]:
        """Those that people have agreed on a time for."""
        planned = Review.objects.visible_to(self.who).filter(organisation=self.organisation).unclosed().not_held()
        coming = planned.filter(planned_for__gte=self.as_of, postponement=None).prefetch_related("events")
        return list(coming.order_by("planned_for")[:REVIEWS])

    def _tiles(self, keys, period: Period) -> list[Tile]:
        asked = Asked(self.organisation, self.who, period)
        known = [measure for key in keys if (measure := measure_named(key))]
        found = [Tile(measure, measure.figure(asked)) for measure in known]
        return [tile for tile in found if tile.says_something]
