"""Looking whether a finished action worked, on a day that is planned."""

from datetime import date, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity

USUAL = timedelta(days=30)  # After it is done: long enough that there is something to see.


class EffectCheck(models.Model):
    """What somebody found when looking whether a finished action had worked."""

    class Outcome(models.TextChoices):
        WORKED = "worked", _("It worked")
        NO_EFFECT = "no_effect", _("No effect")
        UNCLEAR = "unclear", _("Too early to say")

    action = models.ForeignKey("actions.Action", models.CASCADE, related_name="effect_checks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    outcome = models.CharField(_("outcome"), max_length=20, choices=Outcome)
    found = models.CharField(_("what was found"), max_length=300)

    class Meta:
        ordering = ["-id"]

    def __str__(self):
        return self.get_outcome_display()


class CheckableQuerySet(models.QuerySet):
    def found_to(self, outcome: str):
        """Those whose newest check had this outcome."""
        newer = EffectCheck.objects.filter(action=OuterRef("action"), pk__gt=OuterRef("pk"))
        newest = EffectCheck.objects.filter(~Exists(newer), action=OuterRef("pk"), outcome=outcome)
        return self.filter(Exists(newest))

    def to_be_checked(self, on: date):
        """Finished, and the day has come to look whether they worked."""
        return self.done().filter(effect_due_on__lte=on)


class Checkable:
    """A finished action that people check for its effect."""

    @property
    def effect_check(self) -> EffectCheck | None:
        """The newest look at whether it worked."""
        return next(iter(self.effect_checks.all()), None)

    @property
    def effect(self) -> str:
        return self.effect_check.outcome if self.effect_check else ""

    def plan_effect_check(self, on=None) -> None:
        """Sets the day on which somebody looks. A day that was planned and has not passed is kept."""
        today = timezone.localdate()
        planned = on or self.effect_due_on
        self.effect_due_on = planned if planned and planned > today else today + USUAL
        self.save(update_fields=["effect_due_on"])

    @transaction.atomic
    def check_effect(self, by, outcome: str, found: str, look_again_on=None) -> EffectCheck:
        """Notes whether a finished action worked; “no effect” is a finding like any other.

        Whoever looks at the effect of somebody else's action has seen that it is in place: that verifies it, too.
        """
        self.wait_for_others()
        if not self.is_done:
            raise ValidationError(_("Its effect can be checked once it is done."))
        if not self.is_verified:
            self.confirm(by)
        check = self.effect_checks.create(by=by, outcome=outcome, found=found)
        if outcome == EffectCheck.Outcome.UNCLEAR:
            self.plan_effect_check(look_again_on)
        else:
            self.effect_due_on = None
            self.save(update_fields=["effect_due_on"])
        had_no_effect = outcome == EffectCheck.Outcome.NO_EFFECT
        Activity.record("action.had_no_effect" if had_no_effect else "action.checked", self, by=by)
        return check
