"""Forgets what has served: bodies after 14 days, lines of the log after 90."""

from datetime import timedelta

from django.utils import timezone

from goldseam.common.tasks import task
from goldseam.exchange.models import Alarm, Delivery, HookSecret
from goldseam.exchange.models.delivery import KEEPS_ROW


@task
def forget_deliveries():
    """What a sender wrote is needed to look into a fault, and not for longer."""
    Delivery.objects.old().delete()
    Delivery.objects.with_old_bodies().update(body="")


@task
def forget_ends():
    """An end whose beginning never came, and secrets that count no more."""
    Alarm.objects.filter(event=None, recovered_at__lt=timezone.now() - KEEPS_ROW).delete()
    HookSecret.objects.filter(ends_at__lt=timezone.now() - timedelta(days=1)).delete()
