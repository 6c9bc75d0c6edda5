"""Examining a version: whether it is built right, and whether it works for those who use it."""

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.validation.models.calling import call_for_approval, telling_once_complete
from goldseam.validation.models.outcomes import ExaminationKind, Outcome
from goldseam.validation.models.standing import opened
from goldseam.validation.models.trail import Trail


class Examination(models.Model):
    """Somebody looked at one version, against something, in some way, and says what came out."""

    version = models.ForeignKey("artifacts.Version", models.CASCADE, related_name="examinations")
    kind = models.CharField(_("kind"), max_length=20, choices=ExaminationKind)
    against = models.CharField(_("against what"), max_length=300)
    method = models.TextField(_("how"))
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    found = models.TextField(_("what was found"), blank=True)
    who = models.CharField(_("who took part"), max_length=300, blank=True)
    on = models.DateField(_("on"))
    link = models.URLField(_("evidence"), max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.get_kind_display()} · {self.version}"

    @property
    def has_failed(self) -> bool:
        return self.outcome == Outcome.FAILED

    @classmethod
    @transaction.atomic
    def record(cls, version, by, kind, against, method, outcome, on, **rest) -> "Examination":
        version = opened(version)
        said = {"kind": kind, "against": against, "method": method, "outcome": outcome} | rest
        with telling_once_complete(version, by):
            examination = cls.objects.create(version=version, by=by, on=on, **said)
            Trail.add(version.artifact, "examined", by, version, on=on.isoformat(), **said)
            Activity.record("validation.examined", version, by=by)
        call_for_approval(version)
        return examination
