"""Handing a run over in the middle: somebody else goes on where one stopped."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.activity.home import forget_homes
from goldseam.activity.models import Activity
from goldseam.runs.words import said

LONGEST_NOTE = 1000


class HandOver(models.Model):
    """One person passed the run to another, with what that person should know."""

    run = models.ForeignKey("runs.Run", models.CASCADE, related_name="hand_overs")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    to = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    note = models.TextField(_("what the next person should know"), blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self):
        return f"{self.run}: {self.by} → {self.to}"


class HandableOver:
    """A run that goes from one pair of hands to another."""

    @transaction.atomic
    def hand_over(self, by, to, note: str = "", *, at=None) -> None:
        """Somebody else runs it from then on; whoever may see it can still help. Taking it oneself is the same verb.

        What comes late from a device is kept, and passes the run only where nobody took it since.
        """
        self.wait_for_others()
        at = self.moment(at)
        self.refuse_if_over(at)
        note = said(note, "note", LONGEST_NOTE)
        if not self.can_be_run_by(to):
            raise ValidationError({"to": _("This person cannot see the checklist.")})
        if self.held_by_id == to.pk and not self._is_news(by, to, note):
            return
        made = self.hand_overs.create(by=by, to=to, note=note, at=at)
        if self.hand_overs.first() == made:
            self._pass_to(to, by, note)

    def _is_news(self, by, to, note: str) -> bool:
        """Words for somebody who runs it already; the same ones are said once."""
        return bool(note) and not self.hand_overs.filter(by=by, to=to, note=note).exists()

    def _pass_to(self, to, by, note: str) -> None:
        self.held_by = to
        self.save(update_fields=["held_by"])
        if by == to:
            transaction.on_commit(forget_homes)  # No activity tells of it.
        else:
            Activity.record("run.handed_over", self, by=by, to=to.pk, note=note)
