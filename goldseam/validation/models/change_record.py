"""The record of a change: why a version is written, what it may do, and how to go back."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.validation.models.calling import call_for_approval, telling_once_complete
from goldseam.validation.models.standing import opened
from goldseam.validation.models.trail import Trail


class ChangeClass(models.TextChoices):
    MINOR = "minor", _("Minor: it works as before")
    MAJOR = "major", _("Major: it works differently, or something new can go wrong")


class ChangeRecord(models.Model):
    """What is said about the change that one version makes."""

    version = models.OneToOneField("artifacts.Version", models.CASCADE, related_name="change_record")
    change_class = models.CharField(_("class"), max_length=10, choices=ChangeClass)
    reason = models.TextField(_("reason"))
    source = models.CharField(_("source"), max_length=300, blank=True)
    impact = models.TextField(_("impact"), blank=True)
    risks = models.TextField(_("risk assessment"), blank=True)
    new_hazards = models.TextField(_("new hazards"), blank=True)
    roll_back = models.TextField(_("way back"), blank=True)
    needs_training = models.BooleanField(_("people need training first"), default=False)
    training = models.TextField(_("training"), blank=True)
    effective_on = models.DateField(_("takes force on"), null=True, blank=True)
    effect_check_on = models.DateField(_("look at the effect on"), null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now=True)

    def __str__(self):
        return f"Change of {self.version}"

    @property
    def is_major(self) -> bool:
        return self.change_class == ChangeClass.MAJOR

    @property
    def stamp(self) -> str:
        """When it was said, to the microsecond; nothing where nothing was."""
        return self.at.isoformat() if self.pk else ""

    @classmethod
    @transaction.atomic
    def write(cls, version, by, base: str | None = None, **said) -> "ChangeRecord":
        """Says it, or says it anew. Approvals given before were given to something else, so they lapse.

        `base` is the `stamp` of what its writer saw: what somebody else said meanwhile is not overwritten unseen.
        """
        version = opened(version)
        record = cls.objects.filter(version=version).first() or cls(version=version)
        if record.pk and all(getattr(record, name) == value for name, value in said.items()):
            return record
        if base not in (None, record.stamp):
            raise DescribedMeanwhile
        for name, value in said.items():
            setattr(record, name, value)
        record.by = by
        record.save()
        lapsed, _rows = version.approvals.all().delete()
        Trail.add(version.artifact, "recorded", by, version, lapsed_approvals=lapsed, **_plain(said))
        Activity.record("validation.recorded", version, by=by)
        call_for_approval(version)
        return record


class DescribedMeanwhile(ValidationError):
    """Somebody described the same change while this was being written."""

    CODE = "described_meanwhile"

    def __init__(self):
        words = _(
            "Somebody described this change while you were writing. Theirs stands above, yours below; nothing is lost. "
            "Take over what you need and save again."
        )
        super().__init__(words, code=self.CODE)


class TrainingDone(models.Model):
    """The fact that the training which a change needs has been given."""

    version = models.OneToOneField("artifacts.Version", models.CASCADE, related_name="training_done")
    on = models.DateField(_("given on"))
    evidence = models.TextField(_("who took part, or where that is written down"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return f"Training for {self.version}"

    @classmethod
    @transaction.atomic
    def note(cls, version, by, on, evidence: str) -> "TrainingDone":
        version = opened(version)
        if same := cls.objects.filter(version=version, on=on, evidence=evidence).first():
            return same
        said = {"on": on, "evidence": evidence, "by": by}
        with telling_once_complete(version, by):
            done, _is_new = cls.objects.update_or_create(version=version, defaults=said)
        Trail.add(version.artifact, "trained", by, version, on=on.isoformat(), evidence=evidence)
        return done


def _plain(said: dict) -> dict:
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in said.items()}
