"""Rooms to which nobody comes any more: whoever was there is told, and a week later the room ends by itself."""

from datetime import date, timedelta

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from goldseam.activity.models import Activity
from goldseam.live.models.seat import Seat

USUAL, OVER_DAYS, REHEARSAL = timedelta(days=21), timedelta(days=60), timedelta(days=7)
NOTICE = timedelta(days=7)  # Not for rehearsals, of which nothing is kept anyway.


class AbandonableQuerySet(models.QuerySet):
    def open(self):
        return self.filter(ending__isnull=True)

    def quiet(self):
        """Open, and left alone for longer than people stay away from a room of its kind."""
        in_earnest, over_days = Q(is_rehearsal=False), Q(pace="over_days")
        long = Q(is_rehearsal=True) & _quiet_for(REHEARSAL)
        long |= in_earnest & over_days & _quiet_for(OVER_DAYS)
        long |= in_earnest & ~over_days & _quiet_for(USUAL)
        return self.open().filter(long)


def _quiet_for(time: timedelta) -> Q:
    """Nobody was seen, and no step was gone, for that long."""
    since = timezone.now() - time
    seen = Seat.objects.filter(Q(seen_at__gt=since) | Q(joined_at__gt=since), room=OuterRef("pk"))
    return Q(stage_since__lte=since) & ~Q(Exists(seen))


class Abandonable:
    """A room that may be left for good. What was turned over is kept, as at every end."""

    closes_on: date | None

    @transaction.atomic
    def announce_end(self) -> None:
        """Those who lead it, opened it or sit in it with an account hear until when they can come back."""
        closes_on = timezone.localdate() + NOTICE
        mine = type(self).objects.quiet().filter(pk=self.pk, closes_on=None, is_rehearsal=False)
        if mine.update(closes_on=closes_on):
            self.closes_on = closes_on
            Activity.record("room.left_alone", self, by=None, until=closes_on.isoformat())

    @transaction.atomic
    def abandon(self) -> None:
        """Ends it, unless somebody has come meanwhile."""
        if not self.hold(even_if_over=True) or not type(self).objects.quiet().filter(pk=self.pk).exists():
            return
        is_told = not self.is_rehearsal
        self.end(by=None, is_abandoned=True)
        if is_told:
            Activity.record("room.abandoned", self, by=None)
