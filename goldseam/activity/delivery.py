"""Delivering activities: who hears of each, in the product and by mail, and what else follows."""

import logging

from django.db import transaction
from django.utils import timezone

from goldseam.activity.letters import send_letter
from goldseam.activity.listening import listeners_to
from goldseam.activity.models import Activity, Letter, Notification
from goldseam.common.tasks import task

AT_ONCE = 100

logger = logging.getLogger("goldseam.activity")


def deliver() -> int:
    """Delivers what waits, oldest first; how many there were."""
    waiting = Activity.objects.undelivered().order_by("pk").values_list("pk", flat=True)[:AT_ONCE]
    return sum(_deliver(pk) for pk in list(waiting))


def _deliver(pk: int) -> bool:
    """Delivers one, unless somebody else has. Claim and news are one transaction: both are there, or neither."""
    try:
        with transaction.atomic():
            return _claim(pk) and _tell(pk)
    except Exception as error:
        logger.error("Delivering activity %s: %s", pk, type(error).__name__)
        with transaction.atomic():
            if _claim(pk):
                deliver_again.enqueue(activity=pk)  # So that one bad activity does not hold up all others.
        return True


def _claim(pk: int) -> bool:
    return Activity.objects.undelivered().filter(pk=pk).update(delivered_at=timezone.now()) == 1


@task
def deliver_again(activity: int):
    """Delivers what could not be delivered the first time."""
    with transaction.atomic():
        _tell(activity)


def _tell(pk: int) -> bool:
    activity = Activity.objects.told().get(pk=pk)
    if activity.subject is None or activity.history is None:
        return True  # Removed meanwhile; there is nothing to tell.
    if not activity.is_sample:
        for person in activity.of_kind.recipients(activity):
            if person.pk != activity.actor_id and may_hear(person, activity):
                _notify(person, activity)
    for listener in listeners_to(activity.kind):
        listener(activity)
    return True


def may_hear(person, activity) -> bool:
    """Whether the person belongs here and may see what it is about."""
    belongs = person.is_active and person.memberships.filter(organisation=activity.organisation_id).exists()
    return belongs and type(activity.history).objects.visible_to(person).filter(pk=activity.history_id).exists()


def _notify(person, activity) -> None:
    notification, is_new = Notification.objects.get_or_create(
        person=person, activity=activity, defaults={"organisation_id": activity.organisation_id}
    )
    if is_new and person.gets_mail and not activity.of_kind.has_own_mail:
        letter, is_first = Letter.objects.open_for(person, activity.organisation)
        Notification.objects.filter(pk=notification.pk).update(letter=letter)
        if is_first:
            send_letter.using(run_after=letter.due_at).enqueue(letter=letter.pk)
