"""Work for later: kept in the database with the change that asks for it, and done by whoever is free."""

from datetime import timedelta

from django.db import connection, models, transaction
from django.utils import timezone

LEASE = timedelta(seconds=30)  # Renewed while the work goes on, so that a dead worker's job is free again soon.
TRIES = 8


class JobQuerySet(models.QuerySet):
    def due(self, at=None):
        return self.filter(due_at__lte=at or timezone.now(), given_up_at=None)

    def given_up(self):
        return self.filter(given_up_at__isnull=False)

    def claim(self) -> "Job | None":
        """Takes the job that has waited longest. A worker that dies loses its claim when the lease runs out."""
        now = timezone.now()
        if not self.due(now).exists():
            return None  # Without a transaction: on SQLite even an idle one would hold up whoever writes.
        with transaction.atomic():
            waiting = self.due(now).order_by("due_at", "pk")
            if connection.features.has_select_for_update_skip_locked:
                waiting = waiting.select_for_update(skip_locked=True)
            job = waiting.first()
            if job is None:
                return None
            job.due_at = now + LEASE
            job.tries += 1
            job.save(update_fields=["due_at", "tries"])
        return job


class Job(models.Model):
    """One piece of work: which function, with which facts, and when. Done jobs are deleted."""

    task = models.CharField(max_length=200)
    arguments = models.JSONField(default=dict)
    due_at = models.DateTimeField(default=timezone.now)
    tries = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=200, blank=True)
    given_up_at = models.DateTimeField(null=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["due_at", "id"], condition=models.Q(given_up_at=None), name="job_due")]

    def __str__(self):
        return self.task

    @property
    def has_failed_too_often(self) -> bool:
        """Also where the worker itself died each time, and nobody could count the errors."""
        return self.tries > TRIES

    def renew(self) -> None:
        """Says that somebody is still at it."""
        self._mine.update(due_at=timezone.now() + LEASE)

    def finish(self) -> None:
        self._mine.delete()

    def retry_later(self, error: Exception) -> None:
        """Puts the job back with a longer pause each time; after the last try it is kept for people to see."""
        self._mine.update(
            last_error=type(error).__name__,  # The message could hold personal text.
            given_up_at=timezone.now() if self.tries >= TRIES else None,
            due_at=timezone.now() + timedelta(seconds=15 * 3**self.tries),
        )

    @property
    def _mine(self):
        """The job unless its lease ran out and somebody else has taken it since."""
        return Job.objects.filter(pk=self.pk, tries=self.tries)
