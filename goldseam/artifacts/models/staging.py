"""How far an artifact has come: a draft is tried in earnest, then people work by it, and one day it is retired."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.artifacts.deeds import tell
from goldseam.artifacts.readiness import gaps_of
from goldseam.common.staging import InStages, InStagesQuerySet
from goldseam.people.models import Person


class Trial(models.Model):
    """The fact that people try it in earnest. Activating it, or drafting again, deletes it."""

    artifact = models.OneToOneField("artifacts.Artifact", models.CASCADE, related_name="trial")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return f"{self.artifact} on trial"


class Activation(models.Model):
    """The fact that people work by it. `despite` is why, where something was still missing."""

    artifact = models.OneToOneField("artifacts.Artifact", models.CASCADE, related_name="activation")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    despite = models.TextField(_("why now, although something is missing"), blank=True)

    def __str__(self):
        return f"{self.artifact} in force"


class Retirement(models.Model):
    """The fact that an artifact is out of use. Bringing it back deletes it."""

    artifact = models.OneToOneField("artifacts.Artifact", models.CASCADE, related_name="retirement")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    reason = models.TextField()

    def __str__(self):
        return f"{self.artifact} retired"


class StagedQuerySet(InStagesQuerySet):
    def drafts(self):
        return self.in_use().filter(trial__isnull=True, activation__isnull=True)

    def on_trial(self):
        return self.in_use().filter(trial__isnull=False, activation__isnull=True)


class Staged(InStages):
    """An artifact that is drafted, tried, worked by and retired."""

    @property
    def gaps(self) -> list:
        """What is missing before it may be active. See `goldseam.artifacts.readiness`."""
        return gaps_of(self)

    @property
    def firm_gaps(self) -> list:
        """Those that no reason overrules."""
        return [gap for gap in self.gaps if gap.is_firm]

    @transaction.atomic
    def begin_trial(self, by) -> None:
        """People use it in earnest to find out whether it works; a draft that is active already stays so."""
        self._refuse_retired()
        if self.is_active:
            return
        _trial, is_new = Trial.objects.get_or_create(artifact=self, defaults={"by": by})
        if is_new:
            tell("on_trial", self, by)
            Activity.record("artifact.on_trial", self, by=by)

    @transaction.atomic
    def activate(self, by, despite: str = "") -> None:
        """People work by it from now on. What is missing is said; where that may be, a reason overrules it."""
        self._refuse_retired()
        if self.is_active:
            return
        self.wait_for_others_of_its_owner()
        gaps = self.gaps
        if firm := [gap.words for gap in gaps if gap.is_firm]:
            raise ValidationError(firm)
        if gaps and not despite.strip():
            raise ValidationError({"despite": _("Something is still missing. Say why it is needed now nevertheless.")})
        reason = despite.strip() if gaps else ""
        _activation, is_new = Activation.objects.get_or_create(artifact=self, defaults={"by": by, "despite": reason})
        if is_new:
            Trial.objects.filter(artifact=self).delete()
            self._state.fields_cache.pop("trial", None)
            tell("activated", self, by, despite=reason)
            Activity.record("artifact.activated", self, by=by)

    @transaction.atomic
    def draft_again(self, by) -> None:
        """Nobody is to work by it for now; it is written on."""
        self._refuse_retired()
        gone = [record.objects.filter(artifact=self).delete()[0] for record in (Trial, Activation)]
        for name in ("trial", "activation"):
            self._state.fields_cache.pop(name, None)
        if any(gone):
            tell("drafted_again", self, by)
            Activity.record("artifact.drafted_again", self, by=by)

    @transaction.atomic
    def retire(self, by, reason: str) -> None:
        """Takes it out of use. That is fine work: what nobody needs is in the way."""
        if not reason.strip():
            raise ValidationError({"reason": _("Say why it is no longer needed.")})
        _retirement, is_new = Retirement.objects.get_or_create(artifact=self, defaults={"by": by, "reason": reason})
        if is_new:
            tell("retired", self, by, reason=reason)
            Activity.record("artifact.retired", self, by=by)

    @transaction.atomic
    def bring_back(self, by) -> None:
        """It comes back as it was; where people may not work by it, as a draft."""
        if self.is_retired:
            self.wait_for_others_of_its_owner()
            self.retirement.delete()
            self.refresh_from_db()
            tell("brought_back", self, by)
            Activity.record("artifact.brought_back", self, by=by)
            if self.is_active and self.firm_gaps:
                self.draft_again(by=by)

    def wait_for_others_of_its_owner(self) -> None:
        """What may be active can hang on how much its owner works by already."""
        list(Person.objects.select_for_update(no_key=True).filter(pk=self.owner_id))
