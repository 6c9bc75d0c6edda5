"""Turns: everybody is offered one in each round, and may pass. The room forgets them when it ends."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TurnOutcome(models.TextChoices):
    SPOKE = "spoke", _("spoke")
    PASSED = "passed", _("passed")


class Turn(models.Model):
    """A turn that was offered to somebody, and how it was taken; `outcome` is empty while it is theirs."""

    room = models.ForeignKey("live.Room", models.CASCADE, related_name="turns")
    stage = models.CharField(max_length=40)
    round = models.PositiveSmallIntegerField(default=0)
    seat = models.ForeignKey("live.Seat", models.CASCADE, related_name="turns")
    outcome = models.CharField(max_length=10, choices=TurnOutcome, blank=True)
    was_offered = models.BooleanField(default=True)  # False: the facilitator noted that somebody spoke in between.

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return f"{self.seat}: {self.outcome}"
