"""What happens while a cycle runs: what was done, what was done differently, surprises and costs."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.experiments.choices import NoteKind

LONGEST = 2_000


class Note(models.Model):
    """One line in the log of a cycle."""

    cycle = models.ForeignKey("experiments.Cycle", models.CASCADE, related_name="notes")
    kind = models.CharField(_("kind"), max_length=20, choices=NoteKind, default=NoteKind.DONE)
    text = models.TextField(_("what happened"), max_length=LONGEST)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return self.text


class Done:
    """A cycle in which people write down how it goes."""

    @transaction.atomic
    def note(self, by, kind: str, text: str) -> Note:
        if not self.is_started:
            raise ValidationError(_("It has not started yet. What belongs to the plan stands in the plan."))
        cleaned = text.replace("\0", "").strip()
        if not cleaned:
            raise ValidationError({"text": _("Say in a sentence what happened.")})
        if len(cleaned) > LONGEST:
            raise ValidationError({"text": _("At most %(most)d letters.") % {"most": LONGEST}})
        if kind not in NoteKind.values:
            raise ValidationError({"kind": _("Choose one of those that are offered.")})
        note = self.notes.create(kind=kind, text=cleaned, by=by)
        if self.started.data_at is None:
            self.keep_before()
        Activity.record("cycle.noted", self, by=by)
        return note

    @transaction.atomic
    def take_out(self, by, note: Note) -> None:
        """Takes a line out of the log."""
        gone, _rows = self.notes.filter(pk=note.pk).delete()
        if gone:
            Activity.record("cycle.note_taken_out", self, by=by)
