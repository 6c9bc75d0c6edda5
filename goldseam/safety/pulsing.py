"""What pulses do by themselves: come round, open, close; and every hour the boxes are sealed anew."""

import logging
from datetime import timedelta
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from goldseam.activity.models import Activity
from goldseam.activity.models.reminder import is_day_in
from goldseam.common.tasks import task
from goldseam.safety.models import BallotBox, Every, Pulse, PulseRhythm
from goldseam.safety.models.box import Unreadable
from goldseam.safety.models.rhythm import AHEAD
from goldseam.safety.sweeping import sweep

logger = logging.getLogger("goldseam.safety")


@task
def open_due():
    """On the morning of the day. Who is in a team then is asked, all at once."""
    for pulse in _near(Pulse.objects.planned(), "opens_on"):
        if pulse.is_due_to_open and is_day_in(pulse.organisation.time_zone):
            _try(pulse.open)


@task
def close_due():
    """On the morning after the last day, so that the moment of closing says nothing about the last answer."""
    over = [pulse for pulse in _near(Pulse.objects.open(), "closes_on") if pulse.is_due_to_close]
    for pulse in over:
        _try(pulse.close)
    if over:
        sweep.call()


@task
def plan_due():
    """Once a quarter, a week ahead, so that there is time to call it off. Pauses where people heard nothing twice."""
    for rhythm in PulseRhythm.objects.filter(every=Every.QUARTER).select_related("organisation"):
        if is_day_in(rhythm.organisation.time_zone):
            _plan_next(rhythm)


@task
def stir_boxes():
    """Seals every open box anew, whether anybody answered or not.

    So a copy of the database does not show in which hour somebody did, and daily ones not even whether.
    """
    boxes = BallotBox.objects.filter(group__pulse__in=Pulse.objects.open()).values_list("pk", flat=True)
    for box in list(boxes):
        _stir(box)
    if boxes:
        sweep.call()


def _try(verb) -> None:
    """One that fails holds up no other, and is tried again in an hour. The log says nothing of what is in it."""
    try:
        verb()
    except Exception as error:
        logger.error("Pulses, %s: %s", verb.__name__, type(error).__name__)


@transaction.atomic
def _stir(group: int) -> None:
    box = BallotBox.objects.select_for_update(of=("self",)).filter(pk=group).select_related("group__pulse__key").first()
    if box is None or not box.group.pulse.has_key:
        return
    try:
        box.stir(bytes(box.group.pulse.key.bytes))
    except Unreadable:
        return  # Closing says so.


def _near(pulses, day: str):
    """Those whose day it may be somewhere on earth."""
    tomorrow = timezone.now().date() + timedelta(days=1)
    return pulses.filter(**{f"{day}__lte": tomorrow}).select_related("organisation").order_by("pk")


def _plan_next(rhythm) -> None:
    organisation = rhythm.organisation
    today = timezone.localdate(timezone=ZoneInfo(organisation.time_zone))
    opens_on = rhythm.next_opening(today)
    if opens_on is None or opens_on > today + AHEAD or _is_one_under_way(organisation):
        return
    if Pulse.two_without_response_in(organisation):
        _pause(rhythm)
        return
    opens_on = max(opens_on, today + timedelta(days=1))
    try:
        Pulse.plan(organisation, by=None, opens_on=opens_on, closes_on=opens_on + timedelta(days=rhythm.days_open))
    except ValidationError:
        return  # No team is large enough; the page of pulses says so.


def _is_one_under_way(organisation) -> bool:
    return Pulse.objects.filter(organisation=organisation, closed_at=None, called_off_at=None).exists()


@transaction.atomic
def _pause(rhythm) -> None:
    if PulseRhythm.objects.filter(pk=rhythm.pk, is_paused=False).update(is_paused=True):
        last = Pulse.objects.filter(organisation=rhythm.organisation).closed().newest_first().first()
        Activity.record("pulse.paused", last, by=None)
