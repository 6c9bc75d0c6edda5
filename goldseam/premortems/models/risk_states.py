"""How far a risk is: mitigated, accepted, or still open. Each is a record; reopening deletes it."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from goldseam.activity.models import Activity
from goldseam.premortems.choices import RiskState
from goldseam.premortems.models.occurring import Occurrence
from goldseam.premortems.texts import said


class Mitigation(models.Model):
    """The counter-measure of a risk stands."""

    risk = models.OneToOneField("premortems.Risk", models.CASCADE, related_name="mitigation")
    note = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.risk} is mitigated"


class Acceptance(models.Model):
    """People live with a risk, and have said why."""

    risk = models.OneToOneField("premortems.Risk", models.CASCADE, related_name="acceptance")
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.risk} is accepted"


class StatefulQuerySet(models.QuerySet):
    def with_state(self):
        """With what a row and a badge show."""
        known = self.select_related("organisation", "premortem", "owner", "mitigation", "acceptance", "outcome")
        return known.prefetch_related("occurrences")

    def open(self):
        """Neither mitigated nor accepted, and not come true."""
        happened = Exists(Occurrence.objects.filter(risk=OuterRef("pk")))
        return self.filter(~happened, mitigation__isnull=True, acceptance__isnull=True)

    def watched(self):
        """What may still happen: open, mitigated or accepted, in a pre-mortem nobody has looked back on."""
        return self.filter(~Exists(Occurrence.objects.filter(risk=OuterRef("pk"))), premortem__looked_back__isnull=True)


class Stateful:
    """A risk that people do something about."""

    @property
    def state(self) -> str:
        if self.has_happened:
            return RiskState.HAPPENED
        if self.is_accepted:
            return RiskState.ACCEPTED
        return RiskState.MITIGATED if self.is_mitigated else RiskState.OPEN

    @property
    def state_words(self) -> str:
        return str(RiskState(self.state).label)

    @property
    def is_mitigated(self) -> bool:
        return hasattr(self, "mitigation")

    @property
    def is_accepted(self) -> bool:
        return hasattr(self, "acceptance")

    @transaction.atomic
    def mitigate(self, by, note: str = "") -> None:
        """Says that the counter-measure stands."""
        self.wait_for_others()
        if self.is_mitigated:
            return
        if not self.counter_measure.strip():
            raise ValidationError({"note": _("Write down the counter-measure first.")})
        self._drop_states()
        Mitigation.objects.create(risk_id=self.pk, note=said(note, "note"), by=by)
        self.refresh_from_db()
        Activity.record("risk.mitigated", self, by=by)

    @transaction.atomic
    def accept(self, by, reason: str) -> None:
        """Lives with it. Why is said, so that others can see whether it still holds."""
        self.wait_for_others()
        if self.is_accepted:
            return
        reason = said(reason, "reason")
        if not reason:
            raise ValidationError({"reason": _("Say why you can live with it.")})
        self._drop_states()
        Acceptance.objects.create(risk_id=self.pk, reason=reason, by=by)
        self.refresh_from_db()
        Activity.record("risk.accepted", self, by=by)

    @transaction.atomic
    def reopen(self, by) -> None:
        """Takes it up again. What has come true stays so."""
        self.wait_for_others()
        if not (self.is_mitigated or self.is_accepted):
            return
        self._drop_states()
        Activity.record("risk.reopened", self, by=by)

    def _drop_states(self) -> None:
        Mitigation.objects.filter(risk=self.pk).delete()
        Acceptance.objects.filter(risk=self.pk).delete()
        self.refresh_from_db()
