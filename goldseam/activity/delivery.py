"""Delivering activities: who hears of each, in the product and by mail, and what else follows."""

import logging

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone

from goldseam.activity.letters import send_letter
from goldseam.activity.listening import listeners_to
from goldseam.activity.models import Activity, Letter, Notification
from goldseam.common import search
from goldseam.common.tasks import task

AT_ONCE = 50

logger = logging.getLogger("goldseam.activity")


def deliver() -> int:
    """Delivers what waits, oldest first; how many there were. It is read beforehand, while others may write."""
    waiting = list(Activity.objects.undelivered().told().order_by("pk")[:AT_ONCE])
    if not waiting:
        return 0
    try:
        return _deliver(waiting)
    except Exception as error:
        logger.info("Delivering one by one: %s", type(error).__name__)
        return sum(_deliver_alone(activity) for activity in waiting)


@transaction.atomic
def _deliver(waiting: list[Activity]) -> int:
    """Delivers those that nobody else has. Claim and news are one transaction: both are there, or neither."""
    mine = _claim(waiting)
    for activity in waiting:
        if activity.pk in mine:
            _tell(activity)
    _let_find([activity for activity in waiting if activity.pk in mine])
    return len(mine)


def _deliver_alone(activity: Activity) -> int:
    """So that one bad activity does not hold up all others."""
    try:
        return _deliver([activity])
    except Exception as error:
        logger.error("Delivering activity %s: %s", activity.pk, type(error).__name__)
        with transaction.atomic():
            if _claim([activity]):
                deliver_again.enqueue(activity=activity.pk)
        return 1


def _claim(waiting: list[Activity]) -> set[int]:
    free = Activity.objects.undelivered().filter(pk__in=[activity.pk for activity in waiting])
    mine = set(free.select_for_update(skip_locked=True).values_list("pk", flat=True))
    Activity.objects.filter(pk__in=mine).update(delivered_at=timezone.now())
    return mine


@task
def deliver_again(activity: int):
    """Delivers what could not be delivered the first time."""
    with transaction.atomic():
        again = Activity.objects.told().get(pk=activity)
        _tell(again)
        _let_find([again])


def _tell(activity: Activity) -> None:
    if activity.subject is None or activity.history is None:
        return  # Removed meanwhile; there is nothing to tell.
    if not activity.is_sample:
        for person in activity.of_kind.recipients(activity):
            if person.pk != activity.actor_id and may_hear(person, activity):
                _notify(person, activity)
    for listener in listeners_to(activity.kind):
        listener(activity)


def _let_find(activities: list[Activity]) -> None:
    """What something happened to is put into the search anew; once, however much happened to it."""
    things = {(activity.history_type_id, activity.history_id) for activity in activities}
    things |= {(activity.subject_type_id, activity.subject_id) for activity in activities}
    for content_type in {content_type for content_type, _key in things}:
        if model := ContentType.objects.get_for_id(content_type).model_class():
            search.changed(model, sorted(key for of, key in things if of == content_type))


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
