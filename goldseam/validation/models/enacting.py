"""Putting a version in force, once nothing is missing: at once, or on its day."""

from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.artifacts.models import Version
from goldseam.validation.missing import missing_of
from goldseam.validation.models.control import locked
from goldseam.validation.models.reading import ReadingRequest
from goldseam.validation.models.standing import opened
from goldseam.validation.models.trail import Trail


class EnactmentQuerySet(models.QuerySet):
    def waiting(self):
        """Decided, and nobody works by it yet. What was overtaken, or is out of use, waits for nothing."""
        decided = self.filter(version__effective_at=None, version__artifact__is_controlled=True)
        newer = Version.objects.filter(artifact=OuterRef("version__artifact"), number__gt=OuterRef("version__number"))
        in_use = decided.filter(version__artifact__retirement=None)
        return in_use.exclude(Exists(newer.filter(effective_at__isnull=False)))


class Enactment(models.Model):
    """The decision that people work by this version, from a day on."""

    version = models.OneToOneField("artifacts.Version", models.CASCADE, related_name="enactment")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    on = models.DateField(_("takes force on"), null=True)

    objects = EnactmentQuerySet.as_manager()

    def __str__(self):
        return f"{self.version} in force"

    @property
    def is_due(self) -> bool:
        zone = ZoneInfo(self.version.artifact.organisation.time_zone)
        return self.on is None or self.on <= timezone.localdate(timezone=zone)

    @property
    def is_waiting(self) -> bool:
        """Decided, and its day is still to come."""
        return not Version.objects.filter(pk=self.version_id, effective_at__isnull=False).exists()

    @property
    def is_overtaken(self) -> bool:
        """People work by a newer version, so it never takes force."""
        newer = Version.objects.filter(artifact=self.version.artifact_id, number__gt=self.version.number)
        return newer.filter(effective_at__isnull=False).exists()

    @transaction.atomic
    def cancel(self, by) -> None:
        """It takes no force on its day. What was examined and approved stays so, and it can be decided anew."""
        artifact = locked(self.version.artifact)
        if not self.is_waiting:
            raise ValidationError(_("It is in force already. Write the next version instead."))
        if type(self).objects.filter(pk=self.pk).delete()[0]:
            Trail.add(artifact, "cancelled", by, self.version)
            Activity.record("validation.cancelled", self.version, by=by)

    @transaction.atomic
    def take_force(self) -> bool:
        """From now on people work by it, unless a newer version is in force, it is out of use or it was cancelled."""
        artifact = locked(self.version.artifact)
        if not type(self).objects.filter(pk=self.pk).exists():
            return False
        if artifact.is_retired or not artifact.is_controlled or not self.is_due or self.is_overtaken:
            return False
        taken = artifact.versions.filter(pk=self.version_id, effective_at=None).update(effective_at=timezone.now())
        if taken:
            self._tell(artifact)
        return bool(taken)

    def _tell(self, artifact) -> None:
        self.version.refresh_from_db(fields=["effective_at"])
        Trail.add(artifact, "in_force", None, self.version)
        ReadingRequest.ask(artifact, self.version)
        Activity.record("validation.in_force", self.version, by=self.by)


@transaction.atomic
def put_in_force(version, by) -> Enactment:
    """Decides that people work by it: from its day on, or now. What is missing is said."""
    version = opened(version)
    if missing := missing_of(version):
        raise ValidationError([gap.words for gap in missing])
    on = version.change_record.effective_on
    # What was written before control began has been in force already, though nobody worked by it.
    Version.objects.filter(pk=version.pk).update(effective_at=None)
    enactment = Enactment.objects.create(version=version, by=by, on=on)
    Trail.add(version.artifact, "enacted", by, version, on=on.isoformat() if on else None)
    if not enactment.take_force():
        Activity.record("validation.enacted", version, by=by)
    return enactment
