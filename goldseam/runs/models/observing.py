"""Watching a checklist being used: what was seen done, beside what people tick."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.runs.words import in_a_line

LONGEST_NOTE = 300


class Observation(models.Model):
    """Somebody looked on while the checklist was used. Who was looked at is not kept: it is about the list."""

    artifact = models.ForeignKey("artifacts.Artifact", models.CASCADE, related_name="observations")
    version = models.ForeignKey("artifacts.Version", models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    on = models.DateField(_("when"), default=timezone.localdate)
    note = models.CharField(_("what stood out"), max_length=LONGEST_NOTE, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-on", "-id"]
        indexes = [models.Index(fields=["artifact", "-on"], name="observed_by_day")]

    def __str__(self):
        return f"{self.artifact}, {self.on}"

    @classmethod
    @transaction.atomic
    def note_down(cls, artifact, by, seen: dict, on=None, note: str = "") -> "Observation":
        """`seen` says of each line (by key) whether it was done; lines that could not be seen are left out."""
        version = artifact.in_force
        if not artifact.is_checklist or version is None:
            raise ValidationError(_("Only a checklist that people work by can be watched."))
        items = {str(item.key): item for item in version.items.all()}
        rows = [(items[str(key)], bool(done)) for key, done in seen.items() if str(key) in items]
        if not rows:
            raise ValidationError(_("Say of at least one line whether you saw it done."))
        on = on or timezone.localdate()
        if on > timezone.localdate():
            raise ValidationError({"on": _("This day is still to come.")})
        note = in_a_line(note, "note", LONGEST_NOTE)
        observation = cls.objects.create(artifact=artifact, version=version, by=by, on=on, note=note)
        Seen.objects.bulk_create([Seen(observation=observation, item=item, was_done=done) for item, done in rows])
        return observation


class Seen(models.Model):
    """One line, as it was seen: done, or not."""

    observation = models.ForeignKey(Observation, models.CASCADE, related_name="seen")
    item = models.ForeignKey("artifacts.Item", models.CASCADE, related_name="+")
    was_done = models.BooleanField()

    class Meta:
        verbose_name_plural = "seen"
        constraints = [models.UniqueConstraint(fields=["observation", "item"], name="seen_once")]

    def __str__(self):
        return f"{self.item}: {self.was_done}"
