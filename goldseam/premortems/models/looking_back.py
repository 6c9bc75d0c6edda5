"""Looking back: which of the risks came true, and what people learned about looking ahead."""

from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from goldseam.activity.models import Activity
from goldseam.premortems.choices import Outcome
from goldseam.premortems.texts import said


class LookBack(models.Model):
    """The fact that people have looked back on a pre-mortem. Taking it back deletes it, and what was said of risks."""

    premortem = models.OneToOneField("premortems.Premortem", models.CASCADE, related_name="looked_back")
    learned = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.premortem}, looked back on"


class RiskOutcome(models.Model):
    """What came of one risk."""

    risk = models.OneToOneField("premortems.Risk", models.CASCADE, related_name="outcome")
    outcome = models.CharField(max_length=10, choices=Outcome)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["outcome"], name="risk_outcome")]

    def __str__(self):
        return self.get_outcome_display()


class LooksBackQuerySet(models.QuerySet):
    def to_look_back_on(self, on: date):
        """The day has come, and there are risks to look back on."""
        return self.filter(looked_back__isnull=True, look_back_on__lte=on, risks__isnull=False).distinct()


class LooksBack:
    """A pre-mortem on which people look back."""

    @property
    def is_looked_back_on(self) -> bool:
        return hasattr(self, "looked_back")

    @property
    def is_time_to_look_back(self) -> bool:
        return not self.is_looked_back_on and self.look_back_on <= self.today

    @transaction.atomic
    def look_back(self, by, outcomes: dict, learned: str = "") -> LookBack:
        """Says of each risk what came of it: `outcomes` by the risk's number. To judge the looking, not people."""
        self.wait_for_others()
        if self.is_looked_back_on:
            return self.looked_back
        risks = list(self.risks.in_order())
        self._check_outcomes(risks, outcomes)
        looked_back = LookBack(premortem_id=self.pk, learned=said(learned, "learned"), by=by)
        looked_back.save()
        for risk in risks:
            RiskOutcome.objects.create(risk=risk, outcome=outcomes[risk.number])
            if outcomes[risk.number] == Outcome.CAME_TRUE and not risk.has_happened:
                risk.occur(by)
        self.refresh_from_db()
        Activity.record("premortem.looked_back", self, by=by)
        return looked_back

    @transaction.atomic
    def take_back_look_back(self, by) -> None:
        """Looks again. What has come true stays so until somebody takes that back."""
        self.wait_for_others()
        if not self.is_looked_back_on:
            return
        RiskOutcome.objects.filter(risk__premortem=self).delete()
        self.looked_back.delete()
        self.refresh_from_db()
        Activity.record("premortem.looks_again", self, by=by)

    def _check_outcomes(self, risks, outcomes: dict) -> None:
        if not risks:
            raise ValidationError(_("There is no risk to look back on."))
        open_ = [risk for risk in risks if outcomes.get(risk.number) not in Outcome.values]
        if open_:
            raise ValidationError({f"outcome_{risk.number}": _("Say what came of it.") for risk in open_})
