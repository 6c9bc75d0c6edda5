"""Opening in the morning what came in anonymously the day before, all together and in random order."""

import logging
import random
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import connection, transaction
from django.utils import timezone

from goldseam.common.sqlite import shorten_log
from goldseam.common.tasks import task
from goldseam.people.models import Organisation
from goldseam.reporting.models import Sealed

MORNING = 5  # O'clock, where the organisation is: before the first people look.

logger = logging.getLogger("goldseam.reporting")


@task
def open_sealed():
    """Opens what came on an earlier day, wherever it is morning."""
    waiting = Organisation.objects.filter(pk__in=Sealed.objects.values("organisation"))
    opened = [_open_those_of(organisation) for organisation in waiting]
    if any(opened):
        _leave_no_rows()


def _open_those_of(organisation) -> int:
    now = timezone.now().astimezone(ZoneInfo(organisation.time_zone))
    return _open_all(organisation, now) if now.hour >= MORNING else 0


@transaction.atomic
def _open_all(organisation, now: datetime) -> int:
    """How many were opened. Whoever seals something meanwhile waits: it would get all of them new keys."""
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    ripe = Sealed.objects.filter(organisation=organisation, day__lt=now.date())
    keys = list(ripe.values_list("pk", flat=True))
    random.SystemRandom().shuffle(keys)
    return sum(_open(key) for key in keys)


def _open(key) -> int:
    """One that cannot be opened waits, and holds up no other. The log says nothing of what is in it."""
    try:
        with transaction.atomic():
            Sealed.objects.select_related("letterbox__organisation", "letterbox__team").get(pk=key).open()
    except Exception as error:
        logger.error("Opening a sealed report: %s", type(error).__name__)
        return 0
    return 1


def _leave_no_rows() -> None:
    """What was sealed leaves the files of the database as well.

    SQLite overwrites what is deleted, but keeps what was written in its log for a while; PostgreSQL keeps old rows,
    with the numbers of the transactions that wrote them, until it is asked to clean up.
    """
    shorten_log.enqueue()
    if connection.vendor == "postgresql" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM reporting_sealed")
