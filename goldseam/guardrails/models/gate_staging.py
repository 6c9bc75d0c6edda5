"""How far a gate has come: a draft answers nothing, on trial it lets all pass and says what it would block."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.artifacts.strength import Strength
from goldseam.common.staging import InStages, InStagesQuerySet, Stage


class GateRecord(models.Model):
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True


class GateTrial(GateRecord):
    """The fact that a gate is tried: it lets everything pass, and says what it would block."""

    gate = models.OneToOneField("guardrails.Gate", models.CASCADE, related_name="trial")

    def __str__(self):
        return f"{self.gate} on trial"


class GateActivation(GateRecord):
    """The fact that a gate blocks. `strength_before` is what was said of its rule until then."""

    gate = models.OneToOneField("guardrails.Gate", models.CASCADE, related_name="activation")
    strength_before = models.PositiveSmallIntegerField(null=True)

    def __str__(self):
        return f"{self.gate} active"


class GateRetirement(GateRecord):
    """The fact that a gate is out of use. Bringing it back deletes it."""

    gate = models.OneToOneField("guardrails.Gate", models.CASCADE, related_name="retirement")
    reason = models.CharField(_("why"), max_length=300)

    def __str__(self):
        return f"{self.gate} retired"


class StagedGateQuerySet(InStagesQuerySet):
    def with_stage(self):
        return self.select_related("trial", "activation", "retirement")


class StagedGate(InStages):
    """A gate that is drafted, tried, active and retired."""

    @transaction.atomic
    def begin_trial(self, by) -> None:
        """From now on pipelines may ask. Everything passes; what would have been blocked is kept."""
        self.wait_for_others()
        self._be_ready()
        self._leave_active()
        _trial, is_new = GateTrial.objects.get_or_create(gate=self, defaults={"by": by})
        if is_new:
            Activity.record("gate.on_trial", self, by=by)

    @transaction.atomic
    def activate(self, by) -> None:
        """From now on it blocks. The rule that it enforces no longer relies on memory."""
        self.wait_for_others()
        self._be_ready()
        if self.is_active:
            return
        details = {"by": by, "strength_before": self._strength_without_gates()}
        _activation, is_new = GateActivation.objects.get_or_create(gate=self, defaults=details)
        if is_new:
            GateTrial.objects.filter(gate=self).delete()
            self._forget_stage()
            self._say_strength(Strength.STRONG)
            Activity.record("gate.activated", self, by=by)

    @transaction.atomic
    def draft_again(self, by) -> None:
        """It answers nothing for now: pipelines that ask are told that it is a draft."""
        self.wait_for_others()
        self._refuse_retired()
        was_asked = self.stage != Stage.DRAFT
        self._leave_active()
        GateTrial.objects.filter(gate=self).delete()
        self._forget_stage()
        if was_asked:
            Activity.record("gate.drafted_again", self, by=by)

    @transaction.atomic
    def retire(self, by, reason: str) -> None:
        """Takes it out of use. Pipelines that still ask it are told so, and do not pass."""
        if not reason.strip():
            raise ValidationError({"reason": _("Say why it is no longer needed.")})
        self.wait_for_others()
        self._leave_active()
        details = {"by": by, "reason": reason.strip()[:300]}
        _retirement, is_new = GateRetirement.objects.get_or_create(gate=self, defaults=details)
        if is_new:
            GateTrial.objects.filter(gate=self).delete()
            self._forget_stage()
            Activity.record("gate.retired", self, by=by, reason=details["reason"])

    @transaction.atomic
    def bring_back(self, by) -> None:
        """It comes back as a draft."""
        self.wait_for_others()
        if self.is_retired:
            self.retirement.delete()
            self._forget_stage()
            Activity.record("gate.brought_back", self, by=by)

    def wait_for_others(self) -> None:
        """Two who change its stage at the same moment do so one after the other."""
        type(self).objects.select_for_update().get(pk=self.pk)
        self._forget_stage()

    def _be_ready(self) -> None:
        self._refuse_retired()
        if problems := self.problems:
            raise ValidationError(problems)

    def _leave_active(self) -> None:
        if not hasattr(self, "activation"):
            return
        before = self.activation.strength_before
        GateActivation.objects.filter(gate=self).delete()
        self._forget_stage()
        self._wait_for_rule()
        if self.rule and self.rule.said_strength == Strength.STRONG and not self._other_activations.exists():
            self._say_strength(before)

    def _strength_without_gates(self) -> int | None:
        """What people said of the rule before any gate enforced it, or have said since."""
        self._wait_for_rule()
        said = self.rule.said_strength if self.rule else None
        other = self._other_activations.first() if said == Strength.STRONG else None
        return other.strength_before if other else said

    @property
    def _other_activations(self):
        """Of gates that enforce the same rule."""
        return GateActivation.objects.filter(gate__rule=self.rule_id, gate__rule__isnull=False).exclude(gate=self)

    def _wait_for_rule(self) -> None:
        """Two gates of one rule say its strength one after the other."""
        if self.rule:
            self.rule.said_strength = type(self.rule).objects.select_for_update().get(pk=self.rule_id).said_strength

    def _say_strength(self, strength) -> None:
        if self.rule:
            self.rule.said_strength = strength
            self.rule.save(update_fields=["said_strength"])

    def _forget_stage(self) -> None:
        for name in ("trial", "activation", "retirement"):
            self._state.fields_cache.pop(name, None)
