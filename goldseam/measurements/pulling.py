"""Series that ask by themselves, when their time has come."""

from goldseam.common.tasks import task
from goldseam.measurements.models import Pull

MOST = 500


@task
def pull_what_is_due():
    """A job for each, so that one server that is away holds up nobody else."""
    for pull in Pull.objects.due().order_by("next_at").values_list("pk", flat=True)[:MOST]:
        pull_one.enqueue(pull=pull)


@task
def pull_one(pull: int):
    found = Pull.objects.due().select_related("series__organisation").filter(pk=pull).first()
    if found:
        found.fetch()
