"""Taking a value out of a series: it counts no more, and stays in the table, struck out, with the reason."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.measurements.watching import tell


class Removal(models.Model):
    """The fact that a value does not count. Bringing the value back deletes it."""

    point = models.OneToOneField("measurements.Point", models.CASCADE, related_name="removal")
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return f"removed: {self.reason}"


class RemovableQuerySet(models.QuerySet):
    def standing(self):
        """Those that count."""
        return self.filter(removal__isnull=True).select_related("removal")


class Removable:
    """A value that can be taken out, and brought back."""

    @property
    def is_removed(self) -> bool:
        return hasattr(self, "removal")

    @transaction.atomic
    def remove(self, by, reason: str) -> None:
        """Takes it out. A bad result is no reason: only something that was not what the series counts."""
        if not reason.strip():
            raise ValidationError({"reason": _("Say why it does not belong in the series.")})
        self.wait_for_series()
        details = {"by": by, "reason": reason.strip()[:300]}
        _removal, is_new = Removal.objects.get_or_create(point_id=self.pk, defaults=details)
        if is_new:
            Activity.record("series.value_removed", self.series, by=by, reason=details["reason"])

    @transaction.atomic
    def bring_back(self, by) -> None:
        """It counts again, as if it had just come in."""
        series = self.wait_for_series()
        gone, _by_model = Removal.objects.filter(point_id=self.pk).delete()
        if gone:
            self.wait_for_series()
            Activity.record("series.value_brought_back", series, by=by)
            tell(series, [self])
