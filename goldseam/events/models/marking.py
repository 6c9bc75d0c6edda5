"""The moments of an event that its measures are made of, each marked on a row of the timeline."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Moment(models.TextChoices):
    """The moments, in the order in which they mostly come."""

    STARTED = "started", _("It began")
    DETECTABLE = "detectable", _("It could have been noticed")
    DETECTED = "detected", _("It was noticed")
    ACKNOWLEDGED = "acknowledged", _("Somebody took it on")
    MITIGATED = "mitigated", _("It was contained")
    RECOVERED = "recovered", _("It was over")


class Mark(models.Model):
    """This row is when it began, was noticed, was over. An event has each moment once; a row may be several of them."""

    event = models.ForeignKey("events.Event", models.CASCADE, related_name="marks")
    moment = models.CharField(max_length=20, choices=Moment)
    entry = models.ForeignKey("events.TimelineEntry", models.CASCADE, related_name="marks")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "moment"], name="one_mark_of_a_moment")]

    def __str__(self):
        return f"{self.moment}: {self.entry_id}"
