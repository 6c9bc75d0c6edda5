"""Reminding whoever looks after it of a null that nobody else knows of: once, a week after the decision."""

from datetime import date, timedelta

from django.utils import timezone

from goldseam.activity.models import Reminder
from goldseam.activity.models.reminder import is_day_in
from goldseam.common.tasks import task
from goldseam.experiments.models import Cycle

AFTER = timedelta(days=7)
BACK = timedelta(days=7)  # What was missed while nothing ran is done once, late; older days are left in peace.


@task
def remind_of_nulls():
    """Results that were not what people had hoped for stay in a drawer. Alone there is nobody to tell."""
    until = timezone.now() - AFTER
    nulls = Cycle.objects.unpublished_nulls().filter(decision__at__range=(until - BACK, until))
    for cycle in nulls.select_related("organisation", "decision"):
        if not cycle.organisation.is_solo and is_day_in(cycle.organisation.time_zone):
            Reminder.give("cycle.untold", cycle, day_of(cycle))


def day_of(cycle) -> date:
    """The day from which on it is pointed out."""
    return timezone.localdate(cycle.decision.at + AFTER)
