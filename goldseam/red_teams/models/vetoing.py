"""Influence, and in rare cases a veto: only where it was agreed before the work began, for what, and until when."""

from datetime import date
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.decisions import texts


class VetoAgreement(models.Model):
    """For what the red team may say no, and until when. It holds once whoever decides has agreed."""

    drill = models.OneToOneField("red_teams.Drill", models.CASCADE, related_name="veto_agreement")
    scope = models.CharField(max_length=texts.LINE)
    until = models.DateField()
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    agreed_at = models.DateTimeField(null=True)

    def __str__(self):
        return self.scope

    @property
    def is_agreed(self) -> bool:
        return self.agreed_at is not None

    @property
    def is_in_time(self) -> bool:
        return self.until >= timezone.localdate()


class Veto(models.Model):
    """The red team's no. It stands until the red team lifts it."""

    drill = models.ForeignKey("red_teams.Drill", models.CASCADE, related_name="vetoes")
    reason = models.TextField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return self.reason


class Lift(models.Model):
    """The fact that the red team no longer says no, and why."""

    veto = models.OneToOneField(Veto, models.CASCADE, related_name="lift")
    reason = models.TextField()
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return f"{self.veto} lifted"


class Vetoing:
    """A drill that has influence, or a veto."""

    @property
    def has_veto_to_agree(self) -> bool:
        """A veto stands in the charter, and whoever decides has not agreed to it."""
        return hasattr(self, "veto_agreement") and not self.veto_agreement.is_agreed

    @property
    def has_veto(self) -> bool:
        """Whether it was agreed that the red team may say no, also where the time for it is over."""
        return hasattr(self, "veto_agreement") and self.veto_agreement.is_agreed

    @property
    def standing_veto(self) -> Veto | None:
        return next((veto for veto in self.vetoes.all() if not hasattr(veto, "lift")), None)

    @property
    def holds_up(self) -> bool:
        """Whether what it is about cannot be accepted now: the red team said no, or may still say it."""
        if self.standing_veto:
            return True
        return self.has_veto and self.is_open and self.veto_agreement.is_in_time

    @transaction.atomic
    def agree_to_veto(self, by) -> None:
        """Whoever decides agrees, before the work begins."""
        self.wait_for_others()
        self._want_unbegun()
        if not self.has_veto_to_agree:
            return
        if not self.is_decided_by(by):
            raise ValidationError(_("A veto is agreed by whoever decides."))
        self._want_decider_of_decision()
        self._agree(by)
        Activity.record("red_team.veto_agreed", self, by=by)

    @transaction.atomic
    def veto(self, by, reason: str) -> Veto:
        self.wait_for_others()
        if self.standing_veto:
            return self.standing_veto
        said = texts.words(reason, "reason")
        self._want_veto(by)
        if not said:
            raise ValidationError({"reason": _("Say why, and what would have to be different.")})
        veto = Veto.objects.create(drill=self, reason=said)
        self.refresh_from_db()
        Activity.record("red_team.vetoed", self, by=by)
        return veto

    @transaction.atomic
    def lift_veto(self, by, reason: str) -> None:
        self.wait_for_others()
        self.want_member(by)
        veto, said = self.standing_veto, texts.words(reason, "reason")
        if veto is None:
            return
        if not said:
            raise ValidationError({"reason": _("Say what is different now.")})
        Lift.objects.create(veto=veto, reason=said)
        self.refresh_from_db()
        Activity.record("red_team.lifted", self, by=by)

    def _want_veto(self, by) -> None:
        self.want_member(by)
        if not self.has_veto:
            raise ValidationError(_("No veto was agreed beforehand: the red team has influence."))
        if not self.is_begun:
            raise ValidationError(_("The work has not begun."))
        if not self.veto_agreement.is_in_time:
            raise ValidationError(_("The time for a veto is over."))
        if self.decision is not None:
            self.decision.wait_for_others()
        if self.decision is None or not self.decision.is_proposed:
            raise ValidationError(_("It is decided already."))

    def _propose_veto(self, by, veto: dict[str, Any] | None) -> None:
        """Puts a veto into the charter, or takes it out. Another scope or day has to be agreed to anew."""
        if veto is None:
            return
        scope, until = texts.line(veto.get("veto_scope") or "", "veto_scope"), veto.get("veto_until")
        if not scope and until is None:
            VetoAgreement.objects.filter(drill=self).delete()
        else:
            self._put_veto(scope, until)
            self._want_decider_of_decision()
        self.refresh_from_db()
        if self.has_veto_to_agree and self.is_decided_by(by):
            self._agree(by)

    def _put_veto(self, scope: str, until: date | None) -> None:
        if not scope:
            raise ValidationError({"veto_scope": _("Say for what the red team may say no.")})
        if texts.day(until, "veto_until") is None or until < timezone.localdate():  # type: ignore[operator]
            raise ValidationError({"veto_until": _("Say until when, on a day that is still to come.")})
        if self.decision is None or not self.decision.is_proposed:
            raise ValidationError({"veto_scope": _("A veto needs a decision that is still open.")})
        known = VetoAgreement.objects.filter(drill=self).first()
        if known and (known.scope, known.until) == (scope, until) and known.agreed_by_id == self.decider_id:
            return
        facts = {"scope": scope, "until": until, "agreed_by": None, "agreed_at": None}
        VetoAgreement.objects.update_or_create(drill=self, defaults=facts)

    def _want_decider_of_decision(self) -> None:
        """Else anybody could agree to a veto with themselves, and hold up what others decide."""
        if self.decision is not None and not self.decision.can_be_decided_by(self.decider):
            raise ValidationError({"decider": _("A veto is agreed by one of those who decide what it holds up.")})

    def ask_for_agreement_anew(self) -> None:
        VetoAgreement.objects.filter(drill=self).update(agreed_by=None, agreed_at=None)
        self.refresh_from_db()

    def _agree(self, by) -> None:
        agreement = VetoAgreement.objects.filter(drill=self)
        agreement.update(agreed_by=by, agreed_at=timezone.now())
        self.refresh_from_db()
