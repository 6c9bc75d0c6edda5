"""What goes on by itself."""

from goldseam.common import work
from goldseam.common.models import Job


def done(task) -> None:
    """Does a task, with all that it asks to be done after it."""
    task.call()
    while job := Job.objects.claim():
        work.do(job)
