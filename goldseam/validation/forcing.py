"""Versions take force by themselves on their day."""

from goldseam.common.tasks import task
from goldseam.validation.models import Enactment


@task
def take_force():
    waiting = Enactment.objects.waiting().select_related("version__artifact__organisation").order_by("pk")
    for enactment in waiting:
        if enactment.is_due:
            enactment.take_force()
