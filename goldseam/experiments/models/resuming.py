"""Going on after a stop: with a reason, and with a second person who agrees."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.experiments.plan.fields import said
from goldseam.people.sight import OVERSEERS


class Resumption(models.Model):
    """Somebody asked to go on in spite of a stop and, once another person agreed, it goes on."""

    pause = models.OneToOneField("experiments.Pause", models.CASCADE, related_name="resumption")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    reason = models.TextField(_("why it can go on"))
    asked_at = models.DateTimeField(default=timezone.now)
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    agreed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["pause"], condition=models.Q(agreed_at=None), name="resumption_unanswered")]

    def __str__(self):
        return self.reason


class Resumable:
    """A stopped cycle that can go on. It never does by itself."""

    @property
    def needs_second_person(self) -> bool:
        """Whether anybody else sees it and writes here. Whoever works alone has nobody to ask."""
        writers = self.organisation.memberships.writers()
        if self.team_id:
            writers = writers.filter(models.Q(person__teams=self.team_id) | models.Q(role__in=OVERSEERS))
        return writers.values("person").distinct().count() > 1

    def can_agree(self, person) -> bool:
        """Whether this person may agree that it goes on: not whoever asked, unless alone."""
        pause = self.current_pause
        if not (pause and pause.is_asked and self.can_be_edited_by(person)):
            return False
        return pause.resumption.asked_by_id != person.pk or not self.needs_second_person

    @transaction.atomic
    def ask_to_resume(self, by, reason: str) -> Resumption | None:
        """Asks to go on. Alone, that is all it takes; otherwise a second person has to agree."""
        self.wait_for_others()
        pause = self._open_pause()
        if pause is None:
            return None
        reason = said(reason, "reason")
        if not reason:
            raise ValidationError({"reason": _("Say why it can go on: what is different now?")})
        told = {"asked_by": by, "reason": reason, "asked_at": timezone.now()}
        if pause.is_asked and pause.resumption.asked_by_id != by.pk:
            raise ValidationError(_("Somebody has asked already. Agree, or leave it stopped."))
        resumption, _is_new = Resumption.objects.update_or_create(pause=pause, defaults=told)
        if self.needs_second_person:
            Activity.record("cycle.resumption_asked", self, by=by, pause=pause.pk)
        else:
            self._go_on(by, pause, resumption)
        return resumption

    @transaction.atomic
    def agree_to_resume(self, by) -> None:
        """The second person has read the reason, and agrees."""
        self.wait_for_others()
        pause = self._open_pause()
        if pause is None:
            return
        if not pause.is_asked:
            raise ValidationError(_("Nobody has asked to go on yet. Ask first, and say why."))
        if not self.can_agree(by):
            raise ValidationError(_("A second person has to agree: somebody who did not ask."))
        self._go_on(by, pause, pause.resumption)

    @transaction.atomic
    def decline_to_resume(self, by) -> None:
        """It stays stopped. Whoever asked can take back the question in the same way."""
        self.wait_for_others()
        pause = self.current_pause
        if pause and pause.is_asked:
            pause.resumption.delete()
            self.refresh_from_db()
            Activity.record("cycle.resumption_declined", self, by=by, pause=pause.pk)

    def _open_pause(self):
        if self.is_studied:
            raise ValidationError(_("It is over: its result is written. Take that back first to go on."))
        return self.current_pause

    def _go_on(self, by, pause, resumption: Resumption) -> None:
        resumption.agreed_by, resumption.agreed_at = by, timezone.now()
        resumption.save(update_fields=["agreed_by", "agreed_at"])
        type(pause).objects.filter(pk=pause.pk).update(resumed_at=resumption.agreed_at)
        self.refresh_from_db()
        Activity.record("cycle.resumed", self, by=by, pause=pause.pk)
