"""Ends rooms that were left for good, a week after those concerned were told."""

from django.utils import timezone

from goldseam.activity.models.reminder import is_day_in
from goldseam.common.tasks import task
from goldseam.live.models import Room

AT_ONCE = 100


@task
def end_abandoned_rooms():
    quiet = Room.objects.quiet()
    Room.objects.open().exclude(closes_on=None).exclude(pk__in=quiet.values("pk")).update(closes_on=None)
    for room in quiet.filter(is_rehearsal=False, closes_on=None).select_related("organisation")[:AT_ONCE]:
        if is_day_in(room.organisation.time_zone):
            room.announce_end()
    for room in quiet.filter(closes_on__lt=timezone.localdate())[:AT_ONCE]:
        room.abandon()
    for room in quiet.filter(is_rehearsal=True)[:AT_ONCE]:
        room.abandon()
