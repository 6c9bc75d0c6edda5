"""Reminding members on the last day, and whoever decides of answers that have waited a week."""

from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone

from goldseam.activity.models import Reminder
from goldseam.activity.models.reminder import is_day_in
from goldseam.common.tasks import task
from goldseam.red_teams.models import Drill

LAST_DAY, ANSWERS = "red_team.last_day", "red_team.answers_wait"
WEEK = timedelta(days=7)
AT_ONCE = 200


@task
def remind_of_last_days():
    today = timezone.localdate()
    running = Drill.objects.open().begun().filter(reported=None, ends_on__lte=today, ends_on__gte=today - WEEK)
    given = Reminder.objects.given(LAST_DAY, Drill).filter(subject_id=OuterRef("pk"), due=OuterRef("ends_on"))
    for drill in running.filter(~Exists(given)).select_related("organisation").order_by("pk")[:AT_ONCE]:
        if is_day_in(drill.organisation.time_zone):
            Reminder.give(LAST_DAY, drill, drill.ends_on)


@task
def remind_of_answers():
    """Once, a week after the report."""
    now = timezone.now()
    waiting = Drill.objects.waiting_for_answers().filter(reported__at__lte=now - WEEK, reported__at__gt=now - 2 * WEEK)
    given = Reminder.objects.given(ANSWERS, Drill).filter(subject_id=OuterRef("pk"))
    wanted = waiting.filter(~Exists(given)).select_related("organisation", "reported").order_by("pk")
    for drill in wanted[:AT_ONCE]:
        if is_day_in(drill.organisation.time_zone):
            Reminder.give(ANSWERS, drill, (drill.reported.at + WEEK).date())
