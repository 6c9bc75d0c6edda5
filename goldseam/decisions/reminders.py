"""Reminding people on the day on which they look back on a decision."""

from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone

from goldseam.activity.models import Reminder
from goldseam.activity.models.reminder import is_day_in
from goldseam.common.tasks import task
from goldseam.decisions.models import Decision

DUE = "decision.look_back_due"
AT_ONCE = 200
BACK = timedelta(days=7)  # What was missed while nothing ran is done once, late; older days are left in peace.


@task
def remind_of_look_backs():
    """Once for each day that was chosen, by day."""
    today = timezone.localdate()
    due = Decision.objects.to_look_back_on(today).filter(looks_on__gte=today - BACK)
    given = Reminder.objects.given(DUE, Decision).filter(subject_id=OuterRef("pk"), due=OuterRef("looks_on"))
    for decision in due.filter(~Exists(given)).select_related("organisation")[:AT_ONCE]:
        if is_day_in(decision.organisation.time_zone):
            Reminder.give(DUE, decision, decision.looks_on)
