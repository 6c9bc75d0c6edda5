"""A sample case that was loaded, and what came with it, so that it can be taken out without a trace."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Sample(models.Model):
    """One sample case in one organisation: its event, what came with it, and the tags that were not there before."""

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="samples")
    case = models.CharField(max_length=60)
    event = models.OneToOneField("events.Event", models.CASCADE, related_name="sample")
    artifacts = models.ManyToManyField("artifacts.Artifact", related_name="+")
    cycles = models.ManyToManyField("experiments.Cycle", related_name="+")
    series = models.ManyToManyField("measurements.Series", related_name="+")
    tags = models.ManyToManyField("events.Tag", related_name="+")
    loaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    loaded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "case"], name="sample_once")]

    def __str__(self):
        return self.case
