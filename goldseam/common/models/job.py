"""Work for later: kept in the database with the change that asks for it, and done by whoever is free."""

from datetime import timedelta

from django.db import connection, models, transaction
from django.utils import timezone

LEASE = timedelta(minutes=5)
TRIES = 8


class JobQuerySet(models.QuerySet):
    def due(self, at=None):
        return self.filter(due_at__lte=at or timezone.now(), given_up_at=None)

    def claim(self) -> "Job | None":
        """Takes the job that has waited longest. A worker that dies loses its claim when the lease runs out."""
        now = timezone.now()
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

    def retry_later(self, error: Exception) -> None:
        """Puts the job back with a longer pause each time; after the last try it is kept for people to see."""
        self.last_error = type(error).__name__  # The message could hold personal text.
        if self.tries >= TRIES:
            self.given_up_at = timezone.now()
        self.due_at = timezone.now() + timedelta(seconds=15 * 3**self.tries)
        self.save(update_fields=["last_error", "given_up_at", "due_at"])
