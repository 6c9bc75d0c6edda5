"""The timeline of an event: decisions, signals, actions and the conditions at the time."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.events import clock
from goldseam.events.models.evidence import Shown
from goldseam.events.models.rows import Written, write_rows
from goldseam.events.when import when_in_words

MOST_ROWS = 300


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


class TimelineQuerySet(models.QuerySet):
    def told(self):
        """With all that a page shows of rows, in a number of queries that does not grow with them."""
        return self.prefetch_related("marks", "evidence")


class TimelineEntry(Shown, models.Model):
    """One row. Its time stays as people wrote it: “14:02”, “T-30 d”, “Week 20”; beside it stands what that means."""

    event = models.ForeignKey("events.Event", models.CASCADE, related_name="timeline")
    position = models.PositiveIntegerField(default=0)
    time = models.CharField(_("time"), max_length=60, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=TimelineKind, default=TimelineKind.SIGNAL, blank=True)
    text = models.TextField(_("what happened"))
    known_then = models.TextField(_("what people knew then"), blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    # What the written time means, read from it and from the rows around it. A day or a week begins at its first moment.
    at = models.DateTimeField(null=True, editable=False)
    precision = models.CharField(max_length=10, choices=Precision, default=Precision.UNKNOWN, editable=False)
    zone = models.CharField(max_length=40, blank=True, editable=False)  # As written; empty: the organisation's.
    is_estimated = models.BooleanField(default=False, editable=False)

    objects = TimelineQuerySet.as_manager()

    FIELDS = ("time", "kind", "text", "known_then", "source")
    MEANING = ("at", "precision", "zone", "is_estimated")

    class Meta:
        ordering = ["position", "id"]

    def __str__(self):
        return f"{self.time} {self.text}".strip()

    def get_absolute_url(self):
        return f"{self.event.get_absolute_url()}#timeline"

    @property
    def in_words(self) -> str:
        """What its time means, in the reader's zone, as closely as it is known."""
        return when_in_words(self.meaning)

    @property
    def meaning(self) -> clock.Meaning:
        return clock.Meaning(self.at, self.precision, self.zone, self.is_estimated)


class Timed:
    """An event whose course people put in order."""

    @transaction.atomic
    def write_timeline(self, by, rows: list[dict]) -> Written:
        """Saves rows of the timeline; see `rows.py` for how two people writing at once lose nothing."""
        self.want_it_here()
        before = self.marked_times()
        written = write_rows(self.timeline, TimelineEntry.FIELDS, rows)
        if self.timeline.count() > max(MOST_ROWS, written.count_before):
            raise ValidationError(_("That are very many rows. Keep those that tell the story; one page is enough."))
        if written.is_changed:
            self.read_times()
            self.follow_marks(by, before)
            Activity.record("event.timeline_written", self, by=by)
        return written

    @transaction.atomic
    def add_row(self, by, **row) -> TimelineEntry:
        """Adds one row at the end."""
        self.want_it_here()
        before = self.marked_times()
        last = self.timeline.aggregate(last=models.Max("position"))["last"] or 0
        entry = self.timeline.create(position=last + 1, **row)
        self.read_times()
        self.follow_marks(by, before)
        Activity.record("event.described", self, by=by)
        return entry

    @transaction.atomic
    def sort_timeline(self, by) -> None:
        """Puts the rows in the order of their moments; one whose moment is not known stays behind the one above it."""
        self.want_it_here()
        rows = list(self.timeline.all())
        moved = [row for position, row in enumerate(clock.by_time(rows), start=1) if _is_moved(row, position)]
        if moved:
            TimelineEntry.objects.bulk_update(moved, ["position"], batch_size=100)
            Activity.record("event.timeline_written", self, by=by)

    def read_times(self) -> None:
        """Says of every row what its written time means. Rows around it and the start of the event tell its day."""
        rows = list(self.timeline.all())
        times = [row.time for row in rows]
        around = self._around(clock.Meaning(self.started_at, "minute") if self.started_at else clock.Meaning())
        meanings = clock.meanings(times, around)
        began = self._began(rows, meanings)
        if began.at and began != around.start:
            meanings = clock.meanings(times, self._around(began))
        changed = [row for row, meaning in zip(rows, meanings, strict=True) if _takes(row, meaning)]
        TimelineEntry.objects.bulk_update(changed, TimelineEntry.MEANING, batch_size=100)

    def understand(self, times: list[str]) -> list[clock.Meaning]:
        """What written times would mean as rows of this timeline."""
        start = clock.Meaning(self.started_at, "minute") if self.started_at else clock.Meaning()
        return clock.meanings(times, self._around(start))

    def _around(self, start) -> clock.Around:
        known = start.at or self.started_at or self.detected_at
        # What was logged had happened by then, or was going on.
        latest = None if known else self.logged_at + timedelta(hours=1)
        return clock.Around(ZoneInfo(self.organisation.time_zone), known or self.logged_at, start, latest)

    def _began(self, rows, meanings) -> clock.Meaning:
        """The marked row tells the start, unless it is itself counted from the start."""
        mark = self.marks.filter(moment="started").first()
        for row, meaning in zip(rows, meanings, strict=True):
            if mark and row.pk == mark.entry_id and not clock.is_counted(row.time):
                return meaning
        return clock.Meaning()


def _is_moved(row, position: int) -> bool:
    is_moved, row.position = row.position != position, position
    return is_moved


def _takes(row, meaning) -> bool:
    """Gives the row this meaning, and says whether it had another one."""
    is_changed = row.meaning != meaning
    for name in TimelineEntry.MEANING:
        setattr(row, name, getattr(meaning, name))
    return is_changed
