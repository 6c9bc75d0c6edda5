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


class TimelineEntry(models.Model):
    """One row. Its time is written as people know it: “14:02”, “Day -2”, “Week 20”, or a full date."""

    event = models.ForeignKey("events.Event", models.CASCADE, related_name="timeline")
    position = models.PositiveIntegerField(default=0)
    time = models.CharField(_("time"), max_length=40, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=TimelineKind, default=TimelineKind.SIGNAL)
    text = models.TextField(_("what happened"))
    known_then = models.TextField(_("what people knew then"), blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)

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
