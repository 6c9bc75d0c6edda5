"""When each entry of the schedule last had its turn."""

from cronsim import CronSim
from django.db import models
from django.utils import timezone


class Turn(models.Model):
    """The last time that something on the schedule was begun. Several workers share it, and one of them begins."""

    name = models.CharField(max_length=200, primary_key=True)
    last = models.DateTimeField()

    def __str__(self):
        return f"{self.name} {self.last}"

    @classmethod
    def take(cls, name: str, cron: str) -> bool:
        """Whether it is time, and nobody else has begun. What was missed while nothing ran is begun once, late."""
        now = timezone.now()
        turn, is_first = cls.objects.get_or_create(name=name, defaults={"last": now})
        if is_first or next(CronSim(cron, turn.last)) > now:
            return False
        return cls.objects.filter(name=name, last=turn.last).update(last=now) == 1
