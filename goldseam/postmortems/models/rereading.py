"""Reading an account again: half a year and a year later, and whenever something happened that bears on it."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Reread(models.Model):
    """A date on which somebody looks whether the account is still true, and what came of it."""

    class Why(models.TextChoices):
        HALF_YEAR = "half_year", _("Half a year later")
        YEAR = "year", _("A year later")
        AGAIN = "again", _("It happened again")
        NO_EFFECT = "no_effect", _("An action had no effect")
        EVIDENCE = "evidence", _("Something new came to light")
        BY_HAND = "by_hand", _("Somebody set the date")

    class Outcome(models.TextChoices):
        STILL_TRUE = "still_true", _("Still true")
        ADDED = "added", _("Something was added")
        OUTDATED = "outdated", _("No longer how we work")

    postmortem = models.ForeignKey("postmortems.Postmortem", models.CASCADE, related_name="rereads")
    why = models.CharField(max_length=20, choices=Why)
    due_on = models.DateField(_("when"))
    done_at = models.DateTimeField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    outcome = models.CharField(_("what it showed"), max_length=20, choices=Outcome, blank=True)
    note = models.CharField(_("note"), max_length=500, blank=True)

    class Meta:
        ordering = ["due_on", "id"]
        indexes = [models.Index(fields=["due_on"], condition=models.Q(done_at=None), name="reread_due")]

    def __str__(self):
        return f"{self.postmortem}, {self.due_on}"


class RereadableQuerySet(models.QuerySet):
    def stale(self, on=None):
        """Those that nobody read again though the day has passed."""
        return self.filter(rereads__done_at=None, rereads__due_on__lt=on or timezone.localdate()).distinct()


class Rereadable:
    """An account that people come back to."""
