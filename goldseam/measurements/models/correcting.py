"""Correcting a value: another one stands from now on, and what stood before stays beside it."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.measurements.checking import check
from goldseam.measurements.watching import tell


class Correction(models.Model):
    """What stood at a point until somebody, or a second file, said otherwise."""

    point = models.ForeignKey("measurements.Point", models.CASCADE, related_name="corrections")
    amount = models.FloatField()
    of = models.FloatField(null=True)
    reason = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=10, default="hand")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.amount:g} until {self.at:%Y-%m-%d}"


class Correctable:
    """A value that can be put right."""

    @transaction.atomic
    def correct(self, by, amount: float, reason: str, of: float | None = None, note: str | None = None) -> None:
        """Puts another value in its place. Whoever sees the chart finds who did so, when and why."""
        series = self.wait_for_series()
        if self.is_removed:
            raise ValidationError(_("This value was taken out. Bring it back first."))
        if not reason.strip():
            raise ValidationError({"reason": _("Say what was wrong with it.")})
        told = self.note if note is None else note.strip()
        wanted = check(series, [type(self.value)(self.at, amount, of, told)], ahead=True)[0]
        if (self.amount, self.of) != (wanted.amount, wanted.of):
            self.replace_with(wanted, by=by, reason=reason.strip())
            Activity.record("series.corrected", series, by=by, reason=reason.strip())
            tell(series, [self])
        elif self.note != wanted.note:
            self.note = wanted.note
            self.save(update_fields=["note"])

    def replace_with(self, value, by, reason="", source="hand") -> None:
        """Keeps what stands here, and puts the value in its place."""
        self.corrections.create(amount=self.amount, of=self.of, by=by, reason=reason[:300], source=source)
        self.amount, self.of, self.note = value.amount, value.of, value.note or self.note
        self.save(update_fields=["amount", "of", "note"])
