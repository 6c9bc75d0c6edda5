"""The moments of an event that its measures are made of, each marked on a row of the timeline."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity


class Moment(models.TextChoices):
    """The moments, in the order in which they mostly come."""

    STARTED = "started", _("It began")
    DETECTABLE = "detectable", _("It could have been noticed")
    DETECTED = "detected", _("It was noticed")
    ACKNOWLEDGED = "acknowledged", _("Somebody took it on")
    MITIGATED = "mitigated", _("It was contained")
    RECOVERED = "recovered", _("It was over")


# The moments that an event also has a time of its own for.
TIMES = {
    Moment.STARTED: "started_at",
    Moment.DETECTED: "detected_at",
    Moment.MITIGATED: "mitigated_at",
    Moment.RECOVERED: "recovered_at",
}


class Mark(models.Model):
    """This row is when it began, was noticed, was over. An event has each moment once; a row may be several of them."""

    event = models.ForeignKey("events.Event", models.CASCADE, related_name="marks")
    moment = models.CharField(max_length=20, choices=Moment)
    entry = models.ForeignKey("events.TimelineEntry", models.CASCADE, related_name="marks")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "moment"], name="one_mark_of_a_moment")]

    def __str__(self):
        return f"{self.moment}: {self.entry_id}"


class Markable:
    """An event whose moments people point out on its timeline."""

    @transaction.atomic
    def mark_moments(self, by, **entries) -> None:
        """Says which row each moment is; None takes its mark away. The times of the event follow the marked rows."""
        self.want_it_here()
        before, marked = self.marked_times(), self._marked()
        wanted = {moment: entry.pk if entry else None for moment, entry in entries.items()}
        changed = {moment: key for moment, key in wanted.items() if marked.get(moment) != key}
        if not changed:
            return

        for moment, key in changed.items():
            self._mark(moment, key)
        self.read_times()
        self.follow_marks(by, before)
        Activity.record("event.timeline_written", self, by=by)

    def _marked(self) -> dict:
        return dict(self.marks.values_list("moment", "entry"))

    def _mark(self, moment: str, entry: int | None) -> None:
        if entry is None:
            self.marks.filter(moment=moment).delete()
        elif self.timeline.filter(pk=entry).exists():
            self.marks.update_or_create(moment=moment, defaults={"entry_id": entry})
        else:
            raise ValidationError(_("This row has been removed meanwhile."))

    def marked_times(self) -> dict:
        """The moments of the marked rows whose time is close enough for a time of the event."""
        marks = self.marks.select_related("entry")
        return {mark.moment: mark.entry.at for mark in marks if mark.entry.at and mark.entry.meaning.is_close}

    def follow_marks(self, by, before: dict) -> None:
        """Sets the times of the event that were not known, or that came from a marked row, to those of the rows now.

        A time that somebody gave and that differs stays: both are shown. So do times that would not be in order.
        """
        wanted = {}
        for moment, at in self.marked_times().items():
            name = TIMES.get(moment)
            if name and at != getattr(self, name) and getattr(self, name) in (None, before.get(moment)):
                wanted[name] = at
        if not wanted:
            return
        try:
            with transaction.atomic():
                self.keep_told(by, wanted)
        except ValidationError:
            self.refresh_from_db()
