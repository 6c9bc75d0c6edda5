"""Holding a review: the clock starts, and at the end the talk has been held."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from goldseam.activity.models import Activity


class Sitting(models.Model):
    """The running clock of a review. Starting anew replaces it."""

    review = models.OneToOneField("reviews.Review", models.CASCADE, related_name="sitting")
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    started_at = models.DateTimeField(default=timezone.now)
    part = models.CharField(max_length=20, default="open")
    part_since = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.review} since {self.started_at}"


class Holding(models.Model):
    """The fact that the review has been held, and whether it came within 72 hours."""

    review = models.OneToOneField("reviews.Review", models.CASCADE, related_name="holding")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    was_in_time = models.BooleanField()

    def __str__(self):
        return f"{self.review} held"


class HoldableQuerySet(models.QuerySet):
    def held(self):
        return self.filter(holding__isnull=False)

    def not_held(self):
        return self.filter(holding__isnull=True)


class Holdable:
    """A review that people sit down for."""

    @property
    def is_running(self) -> bool:
        return hasattr(self, "sitting") and not self.is_held

    @property
    def is_held(self) -> bool:
        return hasattr(self, "holding")

    @transaction.atomic
    def start(self, by) -> None:
        """Starts the clock. Who presses again a moment later starts nothing."""
        _sitting, is_new = Sitting.objects.get_or_create(review=self, defaults={"started_by": by})
        if is_new:
            Activity.record("review.started", self, by=by)

    @transaction.atomic
    def go_to(self, part: str, by) -> None:
        """Goes to a part of the agenda; its clock starts now. Going to where one is already changes nothing."""
        if part not in {one.key for one in self.agenda}:
            raise ValidationError(_("The agenda has no such part."))
        now = timezone.now()
        Sitting.objects.filter(review=self).exclude(part=part).update(part=part, part_since=now)

    @transaction.atomic
    def stop(self, by) -> None:
        """Puts the clock away; what was written stays. Starting again starts at the beginning."""
        Sitting.objects.filter(review=self).delete()
        self.refresh_from_db()

    @transaction.atomic
    def hold(self, by) -> None:
        """Says that the talk has been held."""
        facts = {"by": by, "was_in_time": self.window != "late"}
        _holding, is_new = Holding.objects.get_or_create(review=self, defaults=facts)
        if is_new:
            Activity.record("review.held", self, by=by)
            if self.planned_for and self.planned_for > timezone.now():
                self.call_off(by=by)  # Held before its day: nobody has to come any more.
