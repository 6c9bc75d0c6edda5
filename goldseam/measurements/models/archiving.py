"""A series that is no longer watched: it is kept as it is, and takes no values until it is brought back."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity


class Archiving(models.Model):
    """The fact that a series is no longer watched. Watching it again deletes it."""

    series = models.OneToOneField("measurements.Series", models.CASCADE, related_name="archiving")
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return f"{self.series} archived"


class ArchivableQuerySet(models.QuerySet):
    def watched(self):
        return self.filter(archiving__isnull=True)

    def archived(self):
        return self.filter(archiving__isnull=False)


class Archivable:
    """A series that can rest."""

    @property
    def is_archived(self) -> bool:
        return hasattr(self, "archiving")

    def want_it_watched(self) -> None:
        """Refuses where it rests: its values stay as they are."""
        if self.is_archived:
            raise ValidationError(_("This series is no longer watched. Bring it back first: until then it stays."))

    @transaction.atomic
    def archive(self, by, reason: str) -> None:
        if not reason.strip():
            raise ValidationError({"reason": _("Say why it is no longer watched.")})
        self.wait_for_others()
        details = {"by": by, "reason": reason.strip()[:300]}
        _archiving, is_new = Archiving.objects.get_or_create(series=self, defaults=details)
        if is_new:
            Activity.record("series.archived", self, by=by, reason=details["reason"])

    @transaction.atomic
    def watch_again(self, by) -> None:
        if self.is_archived:
            self.archiving.delete()
            self.refresh_from_db()
            Activity.record("series.watched_again", self, by=by)
