"""Reminding owners of their promises before, on and after the day; then, once, telling those who can help."""

import zoneinfo
from datetime import date, timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone

from goldseam.actions.models import Action, Escalation
from goldseam.actions.models.escalating import MOST_DAYS, USUAL_DAYS
from goldseam.activity.models import Reminder
from goldseam.activity.models.reminder import is_day_in
from goldseam.common.tasks import task

BEFORE = 3  # Days, so that there is time to do it, or to move the date.
SETTLED = timedelta(hours=24)  # Whoever promised it a moment ago knows.
LOOKED_BACK = timedelta(days=30)


@task
def remind_of_actions():
    """Reminds of what is due soon, today, or since yesterday, at a decent hour where the owner is."""
    today = _today_in("UTC")
    near = Action.objects.open().filter(
        owner__isnull=False, due_on__gte=today - LOOKED_BACK, due_on__lte=today + timedelta(days=BEFORE + 1)
    )
    for kind in ("action.due", "action.due_today", "action.overdue"):
        for action in _not_yet_given(kind, near, "due_on"):
            if kind == _kind_for(action):
                Reminder.give(kind, action, action.due_on)


@task
def remind_of_effect_checks():
    """Reminds that the day has come to look whether an action worked."""
    today = _today_in("UTC")
    planned = Action.objects.to_be_checked(on=today + timedelta(days=1)).filter(
        owner__isnull=False, effect_due_on__gte=today - LOOKED_BACK
    )
    for action in _not_yet_given("action.effect_due", planned, "effect_due_on"):
        if is_day_in(action.owner.time_zone) and action.effect_due_on <= _today_in(action.owner.time_zone):
            Reminder.give("action.effect_due", action, action.effect_due_on)


@task
def escalate_actions():
    """Tells those who can help of what has been overdue for as many days as the organisation has patience."""
    longest = _today_in("UTC") - timedelta(days=MOST_DAYS) - LOOKED_BACK
    told = Escalation.objects.filter(action=OuterRef("pk"), due_on=OuterRef("due_on"))
    late = Action.objects.overdue(on=_today_in("UTC") + timedelta(days=1)).filter(owner__isnull=False)
    late = late.filter(~Exists(told), due_on__gte=longest)
    for action in late.select_related("organisation__patience", "event").prefetch_related("source"):
        if _has_waited(action):
            action.escalate()


def _not_yet_given(kind: str, actions, day: str) -> list[Action]:
    given = Reminder.objects.given(kind, Action).filter(subject_id=OuterRef("pk"), due=OuterRef(day))
    return list(actions.exclude(Exists(given)).select_related("organisation", "event", "owner"))


def _kind_for(action) -> str | None:
    """Which reminder it is time for now, where the owner is."""
    zone = action.owner.time_zone
    if not is_day_in(zone):
        return None
    days = (action.due_on - _today_in(zone)).days
    if days < 0:
        return "action.overdue"
    if days == 0:
        return "action.due_today"
    is_settled = timezone.now() - action.made_at >= SETTLED
    return "action.due" if days <= BEFORE and is_settled else None


def _has_waited(action) -> bool:
    organisation = action.organisation
    if action.event and action.event.is_sample:
        return False
    days = organisation.patience.days if hasattr(organisation, "patience") else USUAL_DAYS
    zone = organisation.time_zone
    return days is not None and is_day_in(zone) and action.escalates_on(days) <= _today_in(zone)


def _today_in(zone: str) -> date:
    return timezone.localdate(timezone=zoneinfo.ZoneInfo(zone))
