"""Check-ins: on a day somebody looks at a risk and says how it stands."""

from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.premortems.choices import Outlook, Rhythm
from goldseam.premortems.texts import said


class CheckIn(models.Model):
    """How a risk looked on a day, and when somebody looks again."""

    risk = models.ForeignKey("premortems.Risk", models.CASCADE, related_name="check_ins")
    outlook = models.CharField(_("how it looks"), max_length=10, choices=Outlook)
    note = models.TextField(_("what you see"), blank=True)
    next_on = models.DateField(_("next check-in"), null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self):
        return f"{self.risk}: {self.outlook}"


class CheckableQuerySet(models.QuerySet):
    def due(self, on: date):
        """Those at which somebody should look by this day."""
        return self.filter(review_on__lte=on)


class Checkable:
    """A risk at which people look again and again."""

    @property
    def usual_next_on(self) -> date:
        """When somebody looks next, by how often its trigger is looked at."""
        rhythm = Rhythm(self.looked_at_every) if self.looked_at_every else Rhythm.MONTH
        return self.premortem.today + rhythm.span

    @transaction.atomic
    def check_in(self, by, outlook: str, note: str = "", next_on: date | None = None) -> CheckIn:
        """Says how it stands. Nothing has to have changed for that to be worth a line."""
        self.wait_for_others()
        if outlook not in Outlook.values:
            raise ValidationError({"outlook": _("Choose one of those that are offered.")})
        if next_on and next_on <= self.premortem.today:
            raise ValidationError({"next_on": _("Choose a day that is still to come.")})
        said_now = {"outlook": outlook, "note": said(note, "note"), "next_on": next_on}
        check_in = CheckIn.objects.create(risk=self, by=by, **said_now)
        self.review_on = next_on
        self.save(update_fields=["review_on"])
        Activity.record("risk.checked_in", self, by=by, outlook=outlook)
        return check_in
