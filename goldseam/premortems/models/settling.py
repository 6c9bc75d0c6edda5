"""Settling: each risk that is carried has an owner, a trigger and a counter-measure, and the plan has changed."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.activity.models import Activity
from goldseam.premortems.texts import said


class Settlement(models.Model):
    """The fact that a pre-mortem is settled, and what changed in the plan on that day. Reopening it deletes this."""

    premortem = models.OneToOneField("premortems.Premortem", models.CASCADE, related_name="settlement")
    changes_today = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.premortem} is settled"


class SettleableQuerySet(models.QuerySet):
    def unsettled(self):
        return self.filter(settlement__isnull=True)


class Settleable:
    """A pre-mortem that ends with risks somebody looks after."""

    @property
    def is_settled(self) -> bool:
        return hasattr(self, "settlement")

    @transaction.atomic
    def settle(self, by, changes_today: str) -> Settlement:
        """Says that the risks are in good hands. What one of them lacks is said, and nothing is settled."""
        self.wait_for_others()
        if self.is_settled:
            return self.settlement
        changes_today = said(changes_today, "changes_today")
        if not changes_today:
            raise ValidationError({"changes_today": _("Say what changes in the plan today, or why nothing has to.")})
        self._want_complete_risks()
        settlement = Settlement(premortem_id=self.pk, changes_today=changes_today, by=by)
        settlement.save()
        self.refresh_from_db()
        Activity.record("premortem.settled", self, by=by)
        return settlement

    @transaction.atomic
    def unsettle(self, by) -> None:
        """Goes on with it. What had changed in the plan is written again."""
        self.wait_for_others()
        if not self.is_settled:
            return
        self.settlement.delete()
        self.refresh_from_db()
        Activity.record("premortem.unsettled", self, by=by)

    def _want_complete_risks(self) -> None:
        risks = list(self.risks.with_state())
        if not risks:
            raise ValidationError(_("There is no risk yet. Something can always go wrong."))
        lacking = [risk for risk in risks if risk.lacks]
        if lacking:
            words = ngettext(
                "%(n)d risk lacks an owner, a trigger or a counter-measure: %(titles)s",
                "%(n)d risks lack an owner, a trigger or a counter-measure: %(titles)s",
                len(lacking),
            )
            titles = ", ".join(f"“{risk.title}”" for risk in lacking[:5])
            raise ValidationError(words % {"n": len(lacking), "titles": titles})
