"""Reading an account again: half a year and a year later, and whenever something happened that bears on it."""

from calendar import monthrange
from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity


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

    @property
    def is_done(self) -> bool:
        return self.done_at is not None

    @property
    def is_due(self) -> bool:
        return not self.is_done and self.due_on <= timezone.localdate()

    @property
    def can_be_cancelled(self) -> bool:
        """Dates that follow from what happened stay until somebody read it."""
        return self.why == self.Why.BY_HAND and not self.is_done


class RereadableQuerySet(models.QuerySet):
    def stale(self, on=None):
        """Those whose day to be read again has passed without anybody doing so."""
        due = Reread.objects.filter(done_at=None, due_on__lt=on or timezone.localdate())
        return self.filter(pk__in=due.values("postmortem"))


class Rereadable:
    """An account that people come back to."""

    @property
    def due_rereads(self) -> list[Reread]:
        return [reread for reread in self.rereads.all() if reread.is_due]

    @property
    def is_outdated(self) -> bool:
        """Whether whoever read it last found that people no longer work like that."""
        done = [reread for reread in self.rereads.all() if reread.is_done]
        return bool(done) and max(done, key=lambda one: one.done_at).outcome == Reread.Outcome.OUTDATED

    @transaction.atomic
    def plan_rereads(self, since: date) -> None:
        """Half a year and a year after it was first published."""
        for why, months in ((Reread.Why.HALF_YEAR, 6), (Reread.Why.YEAR, 12)):
            self.rereads.get_or_create(why=why, defaults={"due_on": _months_after(since, months)})

    @transaction.atomic
    def plan_reread(self, why: str, due_on: date, by=None, note: str = "") -> Reread:
        """One more date. The same reason is not waiting twice."""
        self.event.want_it_here()
        if due_on > _months_after(timezone.localdate(), 120):
            raise ValidationError({"due_on": _("Choose a day within ten years.")})
        if by and due_on < timezone.localdate():
            raise ValidationError({"due_on": _("That day has passed. Choose today or a later day.")})
        waiting = {"why": why, "done_at": None} if by is None else {"why": why, "done_at": None, "due_on": due_on}
        reread, is_new = self.rereads.get_or_create(**waiting, defaults={"due_on": due_on, "note": note})
        if is_new:
            Activity.record("postmortem.reread_planned", self, by=by, why=why, due_on=due_on.isoformat())
        return reread

    @transaction.atomic
    def reread(self, by, reread: Reread, outcome: str, note: str = "") -> Reread:
        """Says what reading it again showed. Saying it twice says it once; what somebody else found stays."""
        self.event.want_it_here()
        found = self.rereads.select_for_update().filter(pk=reread.pk).first()
        if found is None:
            raise ValidationError(_("This date was cancelled meanwhile. What you found can go into a comment."))
        if found.is_done and (found.by_id, found.outcome, found.note) == (by.pk, outcome, note):
            return found
        if found.is_done:
            raise ValidationError(
                _("It was read again meanwhile, and that stands below. What you found can go into a comment.")
            )
        found.done_at, found.by, found.outcome, found.note = timezone.now(), by, outcome, note
        found.save()
        Activity.record("postmortem.reread", self, by=by, outcome=outcome)
        return found

    @transaction.atomic
    def cancel_reread(self, by, reread: Reread) -> None:
        """Takes away a date that somebody set by hand."""
        found = self.rereads.select_for_update().filter(pk=reread.pk).first()
        if found and not found.can_be_cancelled:
            raise ValidationError(_("Only a date that somebody set by hand, and that still waits, can be cancelled."))
        if found:
            found.delete()
            Activity.record("postmortem.reread_cancelled", self, by=by)


def _months_after(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where there is no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
