"""Regulated work reminds of what was asked to be read, once, a week later."""

from datetime import timedelta

from django.utils import timezone

from goldseam.activity.models import Reminder
from goldseam.activity.models.reminder import is_day_in
from goldseam.artifacts.models import Version
from goldseam.common.tasks import task
from goldseam.validation.models import ReadingRequest
from goldseam.validation.models.standing import standing

AFTER = timedelta(days=7)
BACK = timedelta(days=7)  # What was missed while nothing ran is done once, late; older requests are left in peace.
WAITS = "validation.reading_waits"


@task
def remind_of_reading():
    """Whoever was asked and has not read it hears of it again."""
    around = (timezone.now() - AFTER - BACK, timezone.now() - AFTER)
    due = ReadingRequest.objects.filter(at__range=around, artifact__retirement=None, artifact__is_controlled=True)
    for request in due.select_related("artifact__organisation").order_by("pk"):
        if is_day_in(request.artifact.organisation.time_zone):
            _remind(request)


def _remind(request: ReadingRequest) -> None:
    """Of the version in force, which alone can be read: after a minor change it is newer than the one asked for."""
    version, asked_on = standing(request.artifact), request.at.date()
    told = Reminder.objects.given(WAITS, Version).filter(due=asked_on, subject_id__in=request.artifact.versions.all())
    if version and not told.exists():
        Reminder.give(WAITS, version, asked_on)
