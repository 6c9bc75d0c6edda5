"""Deciding what becomes of a change that was tried: adopt, adapt or abandon."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.experiments.choices import DecisionKind, Outcome
from goldseam.experiments.plan.fields import said
from goldseam.experiments.result.balancing import worse_meanwhile
from goldseam.experiments.result.observing import success_met


class Decision(models.Model):
    """What people decided, and why. Taking it back deletes it, until something has followed from it."""

    cycle = models.OneToOneField("experiments.Cycle", models.CASCADE, related_name="decision")
    kind = models.CharField(_("decision"), max_length=20, choices=DecisionKind)
    reason = models.TextField(_("why"), blank=True)
    next_risks = models.TextField(_("what could go wrong at the next scale"), blank=True)
    is_despite = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return self.get_kind_display()


class DecidableQuerySet(models.QuerySet):
    def decided(self):
        return self.filter(Exists(Decision.objects.filter(cycle=OuterRef("pk"))))

    def nulls(self):
        """Decided, and no effect was shown, or the change was abandoned: results like any other."""
        return self.decided().filter(Q(decision__kind=DecisionKind.ABANDON) | Q(studied__verdict__in=Outcome.nulls()))


class Decidable:
    """A cycle about which people decide."""

    @property
    def is_decided(self) -> bool:
        return hasattr(self, "decision")

    @property
    def is_null(self) -> bool:
        """Whether no effect was shown, or the change was abandoned."""
        was_abandoned = self.is_decided and self.decision.kind == DecisionKind.ABANDON
        return was_abandoned or (self.is_decided and Outcome(self.studied.verdict).is_null)

    @property
    def adoption_doubts(self) -> list[str]:
        """What speaks against adopting it now; whoever adopts it all the same says why."""
        if not self.is_studied:
            return []
        seen, plan = self.studied.observed, self.plan_before_data
        doubts = []
        if plan.feasibility_only:
            doubts.append(_now("It was tried for feasibility only: whether it helps has not been tested."))
        elif seen.verdict == Outcome.NO_DATA:
            doubts.append(_now("There is no main result."))
        elif success_met(plan, seen) is False:
            doubts.append(_now("What you had called success was not reached."))
        elif Outcome(seen.verdict).is_null:
            doubts.append(_of_null(seen.verdict))
        if seen.is_too_early:
            doubts.append(
                _now("It was looked at before the end that was planned: until then, chance can still turn it.")
            )
        for series in worse_meanwhile(self):
            doubts.append(_now("“%(series)s” got worse meanwhile.") % {"series": series})
        if self.studied.is_exploratory:
            doubts.append(self.why_exploratory)
        return doubts

    @transaction.atomic
    def decide(self, by, kind: str, reason: str = "", next_risks: str = "") -> Decision:
        """Adopts, adapts or abandons. Against what was called success beforehand, only with a reason, which shows."""
        self.wait_for_others()
        reason, next_risks = said(reason, "reason"), said(next_risks, "next_risks")
        if kind not in DecisionKind.values:
            raise ValidationError({"kind": _("Choose one of those that are offered.")})
        if not self.is_studied:
            raise ValidationError(_("Write the result first: what happened, and what you learned."))
        if self.is_decided:
            return self._same_decision(kind)
        doubts = self.adoption_doubts if kind == DecisionKind.ADOPT else []
        self._want_reason(kind, reason, doubts)
        told = {"reason": reason, "next_risks": next_risks, "is_despite": bool(doubts), "by": by}
        decision = Decision.objects.create(cycle=self, kind=kind, **told)
        self.refresh_from_db()
        Activity.record("cycle.decided", self, by=by)
        return decision

    @transaction.atomic
    def take_back_decision(self, by) -> None:
        self.wait_for_others()
        if not self.is_decided:
            return
        if self.followers.exists() or hasattr(self, "adoption") or hasattr(self, "publication"):
            raise ValidationError(_("Something has followed from it already, so it stays."))
        self.decision.delete()
        self.refresh_from_db()
        Activity.record("cycle.decision_taken_back", self, by=by)

    def _want_reason(self, kind: str, reason: str, doubts: list[str]) -> None:
        if reason:
            return
        if doubts:
            words = _now("%(doubts)s Say why you adopt it all the same: it will stand beside the decision.")
            raise ValidationError({"reason": words % {"doubts": " ".join(doubts)}})
        if kind != DecisionKind.ADOPT:
            raise ValidationError({"reason": _("Say why: whoever has the same idea later will want to know.")})

    def _same_decision(self, kind: str) -> Decision:
        if self.decision.kind != kind:
            raise ValidationError(_("Somebody has decided already. Take that decision back first."))
        return self.decision


def _of_null(verdict: str) -> str:
    if verdict == Outcome.CANNOT_TELL:
        return _now("The data cannot tell yet whether it helps.")
    return _now("The data do not show the effect that you predicted.")
