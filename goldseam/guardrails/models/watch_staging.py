"""How far a watch has come: a draft looks at nothing; an active one holds the limit that people saw; a retired one
rests for good."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.common.staging import InStages, InStagesQuerySet


class WatchActivation(models.Model):
    """The fact that a watch acts, with the limits as they were drawn then: whatever is put right later moves none.

    `from_at` is the newest value of that moment: what lies before it was looked at by people. `alarms` is how often it
    would fire by chance, as it was said to them: {"14": 0.05, "30": 0.1}.
    """

    watch = models.OneToOneField("guardrails.Watch", models.CASCADE, related_name="activation")
    rules = models.JSONField()
    alarms = models.JSONField(default=dict)
    baseline_count = models.PositiveIntegerField(default=0)
    from_at = models.DateTimeField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.watch} active"


class WatchRetirement(models.Model):
    """The fact that a watch is out of use. Bringing it back deletes it."""

    watch = models.OneToOneField("guardrails.Watch", models.CASCADE, related_name="retirement")
    reason = models.CharField(_("why"), max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return f"{self.watch} retired"


class StagedWatchQuerySet(InStagesQuerySet):
    def retired(self):
        return self.filter(retirement__isnull=False)

    def with_stage(self):
        return self.select_related("activation", "retirement")


class StagedWatch(InStages):
    """A watch that is drafted, active and retired."""

    def activate(self, by) -> None:
        """From the next value on it acts. Its limits are drawn now and kept."""
        self._alarms()  # What reckons them is slow to load: the first time while nobody has to wait.
        self._activate(by)

    @transaction.atomic
    def _activate(self, by) -> None:
        self.wait_for_others()
        self._refuse_retired()
        if self.is_active:
            return
        self._forget_drawing()
        if self.lack:
            raise ValidationError(self.lack)
        if self.series.is_archived:
            raise ValidationError(_("This measurement is no longer taken. Bring it back first."))
        WatchActivation.objects.create(watch=self, by=by, from_at=self.newest_at, **self._kept())
        self._forget_drawing()
        Activity.record("watch.activated", self, by=by)

    @transaction.atomic
    def draft_again(self, by) -> None:
        """It looks at nothing for now, and its limits can be changed."""
        self.wait_for_others()
        if WatchActivation.objects.filter(watch=self).delete()[0]:
            self.refresh_from_db()
            self._forget_drawing()
            Activity.record("watch.drafted_again", self, by=by)

    @transaction.atomic
    def retire(self, by, reason: str) -> None:
        if not reason.strip():
            raise ValidationError({"reason": _("Say why it is no longer needed.")})
        self.wait_for_others()
        details = {"by": by, "reason": reason.strip()[:300]}
        _retirement, is_new = WatchRetirement.objects.get_or_create(watch=self, defaults=details)
        if is_new:
            WatchActivation.objects.filter(watch=self).delete()
            self.refresh_from_db()
            self._forget_drawing()
            Activity.record("watch.retired", self, by=by, reason=details["reason"])

    @transaction.atomic
    def bring_back(self, by) -> None:
        """It comes back as a draft."""
        self.wait_for_others()
        if self.is_retired:
            self.retirement.delete()
            self.refresh_from_db()
            Activity.record("watch.brought_back", self, by=by)

    @property
    def newest_at(self):
        return self.series.points.standing().order_by("-at").values_list("at", flat=True).first()

    def _kept(self) -> dict:
        rules = [rule.as_json for rule in self.rules]
        return {"rules": rules, "alarms": self._alarms(), "baseline_count": len(self.baseline)}

    def _alarms(self) -> dict[str, float]:
        from goldseam.guardrails.false_alarms import LOOKS, alarms_of  # Reads watches itself.

        return {str(looks): share for looks in LOOKS if (share := alarms_of(self, looks)) is not None}

    def _forget_drawing(self) -> None:
        for name in ("rules", "baseline"):
            self.__dict__.pop(name, None)
