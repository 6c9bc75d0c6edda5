"""The timeline of an event: decisions, signals, actions and the conditions at the time."""

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.events.models.rows import Written, write_rows


class TimelineKind(models.TextChoices):
    SIGNAL = "signal", _("Signal")
    DECISION = "decision", _("Decision")
    ACTION = "action", _("Action")
    CONDITION = "condition", _("Condition")


class Precision(models.TextChoices):
    """How closely a written time says when it was."""

    SECOND = "second", _("to the second")
    MINUTE = "minute", _("to the minute")
    HOUR = "hour", _("to the hour")
    DAY = "day", _("to the day")
    WEEK = "week", _("to the week")
    MONTH = "month", _("to the month")
    UNKNOWN = "unknown", _("unknown")


class TimelineEntry(models.Model):
    """One row. Its time stays as people wrote it: “14:02”, “T-30 d”, “Week 20”; beside it stands what that means."""

    event = models.ForeignKey("events.Event", models.CASCADE, related_name="timeline")
    position = models.PositiveIntegerField(default=0)
    time = models.CharField(_("time"), max_length=60, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=TimelineKind, default=TimelineKind.SIGNAL)
    text = models.TextField(_("what happened"))
    known_then = models.TextField(_("what people knew then"), blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    # What the written time means, read from it and from the rows around it. A day or a week begins at its first moment.
    at = models.DateTimeField(null=True, editable=False)
    precision = models.CharField(max_length=10, choices=Precision, default=Precision.UNKNOWN, editable=False)
    zone = models.CharField(max_length=40, blank=True, editable=False)  # As written; empty: the organisation's.
    is_estimated = models.BooleanField(default=False, editable=False)

    FIELDS = ("time", "kind", "text", "known_then", "source")

    class Meta:
        ordering = ["position", "id"]

    def __str__(self):
        return f"{self.time} {self.text}"


class Timed:
    """An event whose course people put in order."""

    @transaction.atomic
    def write_timeline(self, by, rows: list[dict]) -> Written:
        """Saves rows of the timeline; see `rows.py` for how two people writing at once lose nothing."""
        self.want_it_here()
        written = write_rows(self.timeline, TimelineEntry.FIELDS, rows)
        if written.is_changed:
            Activity.record("event.timeline_written", self, by=by)
        return written
