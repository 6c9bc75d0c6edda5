"""Reminding owners of their promises: the day before, and once more when the date has passed."""

import zoneinfo
from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone

from goldseam.actions.models import Action
from goldseam.activity.models import Reminder
from goldseam.activity.models.reminder import is_day_in
from goldseam.common.tasks import task

LOOKED_BACK = timedelta(days=30)


@task
def remind_of_actions():
    """Reminds of what is due tomorrow and of what was due, at a decent hour where the owner is."""
    today = timezone.localdate(timezone=zoneinfo.ZoneInfo("UTC"))
    near = Action.objects.open().filter(
        owner__isnull=False, due_on__gte=today - LOOKED_BACK, due_on__lte=today + timedelta(days=2)
    )
    for kind in ("action.due", "action.overdue"):
        given = Reminder.objects.given(kind, Action).filter(subject_id=OuterRef("pk"), due=OuterRef("due_on"))
        for action in list(near.exclude(Exists(given)).select_related("organisation", "event", "owner")):
            if kind == _kind_for(action):
                Reminder.give(kind, action, action.due_on)


def _kind_for(action) -> str | None:
    """Which reminder it is time for now, where the owner is."""
    zone = action.owner.time_zone
    if not is_day_in(zone):
        return None
    days = (action.due_on - timezone.localdate(timezone=zoneinfo.ZoneInfo(zone))).days
    if days < 0:
        return "action.overdue"
    return "action.due" if days <= 1 else None
