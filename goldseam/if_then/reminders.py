"""Reminders that fade: the days between them grow while the plan becomes a habit."""

import zoneinfo
from datetime import date, timedelta

from django.utils import timezone

from goldseam.activity.models import Reminder
from goldseam.activity.models.reminder import is_day_in
from goldseam.artifacts.models import Artifact, ArtifactKind
from goldseam.common.tasks import task
from goldseam.if_then.kinds import MOMENT_DUE
from goldseam.if_then.tally import is_kept_well

DAYS = (1, 3, 7, 14, 30, 60)  # After the start.
BACK = timedelta(days=3)  # What was missed while nothing ran is asked once, late; older days are left in peace.


@task
def remind_of_moments():
    """Asks owners of active plans, at a decent hour, whether they met the moment. Each day of the row asks once."""
    for plan in _begun().iterator(chunk_size=500):
        due = due_on(plan)
        if due and is_day_in(plan.owner.time_zone) and not is_kept_well(plan, plan.owner):
            Reminder.give(MOMENT_DUE, plan, due)


def due_on(plan) -> date | None:
    """The day of the row that has come, unless it is long over."""
    zone = zoneinfo.ZoneInfo(plan.owner.time_zone)
    today, start = timezone.localdate(timezone=zone), timezone.localdate(plan.activation.at, zone)
    come = [day for day in (start + timedelta(days=days) for days in DAYS) if day <= today]
    return come[-1] if come and today - come[-1] <= BACK else None


def _begun():
    """Active personal plans whose row of days is not over. Whoever wants no reminders is left in peace."""
    since = timezone.now() - timedelta(days=DAYS[-1] + 1) - BACK
    plans = Artifact.objects.active().filter(kind=ArtifactKind.IF_THEN, activation__at__gte=since, silence=None)
    return plans.filter(owner__isnull=False).select_related("organisation", "owner", "activation").order_by("pk")
