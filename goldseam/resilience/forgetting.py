"""Boxes that nobody has opened for two years go."""

from django.utils import timezone

from goldseam.common.tasks import task
from goldseam.resilience.models import Vault


@task
def forget_boxes():
    Vault.objects.filter(kept_until__lte=timezone.now().date()).delete()
