"""Classifying an event: which kind of failure it was, why, and every label that it had before."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity

RATIONALE_LENGTH = 20


class FailureType(models.TextChoices):
    PREVENTABLE = "preventable", _("Preventable")
    COMPLEXITY = "complexity", _("Complexity-related")
    INTELLIGENT = "intelligent", _("Intelligent")


class Reason(models.TextChoices):
    """Edmondson's spectrum (2011), from the most to the least blameworthy."""

    DEVIANCE = "deviance", _("Deviance")
    INATTENTION = "inattention", _("Inattention")
    LACK_OF_ABILITY = "lack_of_ability", _("Lack of ability")
    PROCESS_INADEQUACY = "process_inadequacy", _("Process inadequacy")
    TASK_CHALLENGE = "task_challenge", _("Task challenge")
    PROCESS_COMPLEXITY = "process_complexity", _("Process complexity")
    UNCERTAINTY = "uncertainty", _("Uncertainty")
    HYPOTHESIS_TESTING = "hypothesis_testing", _("Hypothesis testing")
    EXPLORATORY_TESTING = "exploratory_testing", _("Exploratory testing")


class Classification(models.Model):
    """One label that an event got. The newest counts; the older ones are its history."""

    event = models.ForeignKey("events.Event", models.CASCADE, related_name="classifications")
    failure_type = models.CharField(_("type"), max_length=20, choices=FailureType)
    reason = models.CharField(_("reason"), max_length=30, choices=Reason)
    secondary = models.JSONField(_("further reasons"), default=list, blank=True)
    context = models.TextField(_("what made the other way sensible"), blank=True)
    rationale = models.TextField(_("why this is the right label"))
    suggested_type = models.CharField(max_length=20, choices=FailureType, blank=True)
    why_different = models.TextField(_("why a different type fits better"), blank=True)
    answers = models.JSONField(default=list, blank=True)
    marks = models.JSONField(default=list, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-id"]

    def __str__(self):
        return f"{self.get_failure_type_display()} · {self.get_reason_display()}"

    def clean(self):
        if len(self.rationale.strip()) < RATIONALE_LENGTH:
            raise ValidationError(
                {"rationale": _("Write a sentence on why this label fits: it helps the next reader most.")}
            )
        if self.suggested_type and self.suggested_type != self.failure_type and not self.why_different.strip():
            raise ValidationError(
                {"why_different": _("Your answers suggest another type. Say why this one fits better.")}
            )


class ClassifiableQuerySet(models.QuerySet):
    def classified(self):
        return self.exclude(failure_type="")

    def unclassified(self):
        return self.filter(failure_type="")


class Classifiable:
    """An event that people label, and label anew when they learn more."""

    @property
    def is_classified(self) -> bool:
        return bool(self.failure_type)

    @property
    def classification(self) -> Classification | None:
        return self.classifications.first()

    @transaction.atomic
    def classify(self, by, **label) -> Classification:
        """Gives the event a label. The same label twice in a row is one label."""
        self.want_it_here()
        new = Classification(event=self, by=by, **label)
        new.full_clean(exclude=["by", "event"])
        current = self.classification
        if current and _facts(current) == _facts(new):
            return current

        new.save()
        # Kept on the event as well, because lists of a million events are filtered by it.
        self.failure_type = new.failure_type
        self.save(update_fields=["failure_type"])
        Activity.record("event.classified", self, by=by, failure_type=new.failure_type, reason=new.reason)
        return new


def _facts(label: Classification) -> tuple:
    return label.failure_type, label.reason, label.secondary, label.context, label.rationale, label.why_different
