"""Functions that run later, called in the shape of Django's tasks.

    @task
    def send_letter(letter: int): …

    send_letter.enqueue(letter=7)                              # with this transaction, as soon as it is committed
    send_letter.using(run_after=in_an_hour).enqueue(letter=7)

A task gets facts that JSON can hold: numbers of things rather than their words. It is safe to run twice.
"""

from collections.abc import Callable
from datetime import datetime

from django.utils import timezone
from django.utils.module_loading import import_string

from goldseam.common.models import Job
from goldseam.common.waking import wake_after_commit


class Task:
    """A function with a name under which a job can ask for it."""

    def __init__(self, function: Callable, run_after: datetime | None = None):
        self.__doc__ = function.__doc__
        self.call, self.run_after = function, run_after
        self.name = f"{function.__module__}.{function.__qualname__}"

    def using(self, run_after: datetime) -> "Task":
        """The same task, not before that moment."""
        return Task(self.call, run_after)

    def enqueue(self, **arguments) -> Job:
        """Asks for it within the current transaction: what is rolled back is not done."""
        job = Job.objects.create(task=self.name, arguments=arguments, due_at=self.run_after or timezone.now())
        wake_after_commit()
        return job


def task(function: Callable) -> Task:
    """Makes a function one that jobs and the schedule can call."""
    return Task(function)


def task_named(name: str) -> Task:
    """The task of that dotted name; nothing else can be called by a job."""
    found = import_string(name)
    if not isinstance(found, Task):
        raise LookupError(name)
    return found
