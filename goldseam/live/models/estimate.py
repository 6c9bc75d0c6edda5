"""How sure people are that it will go well: each says it for themselves, before and after; only the means are kept."""

from django.db import models
from django.db.models import Q

SUREST = 100


class Estimate(models.Model):
    """How sure somebody is that the plan succeeds, in percent, before and after. Gone once they are counted."""

    room = models.ForeignKey("live.Room", models.CASCADE, related_name="estimates")
    moment = models.CharField(max_length=10)  # before | after
    owner = models.CharField(max_length=64)
    percent = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["room", "moment", "owner"], name="estimate_once"),
            models.CheckConstraint(condition=Q(percent__lte=SUREST), name="estimate_in_reach"),
        ]

    def __str__(self):
        return f"{self.percent} %"


class Confidence(models.Model):
    """How sure a room was, before and after, once that was counted. Without numbers where too few answered twice.

    Of those who answered both times, so that nobody's answer can be reckoned from the two. Whole numbers; where all
    gave the same end of the scale, the spread is left out and the mean says no more than “high” or “low”.
    """

    room = models.OneToOneField("live.Room", models.CASCADE, related_name="confidence")
    people = models.PositiveIntegerField(null=True)
    before = models.FloatField(null=True)
    before_spread = models.FloatField(null=True)
    after = models.FloatField(null=True)
    after_spread = models.FloatField(null=True)

    def __str__(self):
        return f"{self.before} → {self.after}"

    @property
    def is_shown(self) -> bool:
        return self.people is not None
