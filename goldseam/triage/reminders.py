"""Reminding those who look after an event that it has waited for more than a week."""

from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone

from goldseam.activity.models import Reminder
from goldseam.activity.models.reminder import is_day_in
from goldseam.common.tasks import task
from goldseam.events.models import Event
from goldseam.triage.models import Waiting
from goldseam.triage.models.waiting import PROMISED

AT_ONCE = 200
NO_NEWS = timedelta(days=14)  # What has waited for longer is in the queue; to call it out now helps nobody.


@task
def remind_of_waiting():
    """Once for each event, by day."""
    now = timezone.now()
    late = Waiting.objects.filter(since__lt=now - PROMISED, since__gt=now - PROMISED - NO_NEWS).due()
    given = Reminder.objects.given("triage.overdue", Event).filter(subject_id=OuterRef("event_id"))
    learning = Event.objects.learning().filter(pk=OuterRef("event_id"))
    wanted = late.filter(~Exists(given), Exists(learning)).select_related("event__organisation")
    for waiting in wanted.oldest_first()[:AT_ONCE]:
        if is_day_in(waiting.event.organisation.time_zone):
            Reminder.give("triage.overdue", waiting.event, (waiting.since + PROMISED).date())
