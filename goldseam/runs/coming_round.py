"""Checklists on a schedule come round."""

from contextlib import suppress

from django.core.exceptions import ValidationError

from goldseam.common.tasks import task
from goldseam.runs.models import Routine


@task
def come_round():
    """Opens a moment for each routine whose time has come; one that was missed opens once, late."""
    for routine in Routine.objects.due().select_related("artifact__organisation", "artifact__retirement"):
        with suppress(ValidationError):  # Its list was taken out of use just now; the others come round all the same.
            routine.come_round()
