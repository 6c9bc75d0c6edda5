"""Regulated work reminds of what was asked to be read, once, a week later."""

from datetime import timedelta

from django.utils import timezone

from goldseam.activity.models import Reminder
from goldseam.activity.models.reminder import is_day_in
from goldseam.common.tasks import task
from goldseam.validation.models import ReadingRequest

AFTER = timedelta(days=7)
BACK = timedelta(days=7)  # What was missed while nothing ran is done once, late; older requests are left in peace.


@task
def remind_of_reading():
    """Whoever was asked and has not read it hears of it again."""
    around = (timezone.now() - AFTER - BACK, timezone.now() - AFTER)
    due = ReadingRequest.objects.filter(at__range=around, artifact__retirement=None, artifact__is_controlled=True)
    for request in due.select_related("version__artifact__organisation").order_by("pk"):
        if is_day_in(request.version.artifact.organisation.time_zone):
            Reminder.give("validation.reading_waits", request.version, request.at.date())
