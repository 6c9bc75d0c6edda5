"""Putting a review off because people need time first, and taking it up again."""

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity


class Postponement(models.Model):
    """The fact that a review waits because people need time. Resuming deletes it."""

    review = models.OneToOneField("reviews.Review", models.CASCADE, related_name="postponement")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    def __str__(self):
        return f"{self.review} postponed"


class Postponable:
    """A review that can wait until people are ready for it."""

    @property
    def is_postponed(self) -> bool:
        """Put off because people need time first: the clock is hidden."""
        return hasattr(self, "postponement")

    @transaction.atomic
    def postpone(self, by, reason: str = "") -> None:
        """Gives people time before they look back. Late is fine; looking after people comes first."""
        _postponement, is_new = Postponement.objects.get_or_create(review=self, defaults={"by": by, "reason": reason})
        if is_new:
            Activity.record("review.postponed", self, by=by, **self.forget_appointment())

    @transaction.atomic
    def resume(self, by) -> None:
        if self.is_postponed:
            self.postponement.delete()
            self.refresh_from_db()
            Activity.record("review.resumed", self, by=by)
