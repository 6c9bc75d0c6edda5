"""Looking again: what people work by grows old, so somebody looks from time to time whether it still serves."""

from datetime import date, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity

LONGEST = timedelta(days=365)


class Look(models.Model):
    """Somebody looked whether an artifact still serves, and said when to look next."""

    artifact = models.ForeignKey("artifacts.Artifact", models.CASCADE, related_name="looks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    next_on = models.DateField()
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-id"]

    def __str__(self):
        return f"{self.artifact} until {self.next_on}"


class LookableQuerySet(models.QuerySet):
    def to_look_at(self, on: date | None = None):
        """In use, and the day to look again has come."""
        return self.filter(retirement__isnull=True, review_on__lte=on or timezone.localdate())


class Lookable:
    """An artifact at which people look again."""

    review_on: date | None

    @property
    def is_to_look_at(self) -> bool:
        return self.review_on is not None and not self.is_retired and self.review_on <= timezone.localdate()

    @property
    def last_look(self) -> Look | None:
        return self.looks.select_related("by").first()

    @transaction.atomic
    def look_again(self, by, next_on: date, note: str = "") -> Look:
        """Says that it was looked at, and when the next look is due: within a year."""
        check_next_look(next_on)
        if self.is_controlled:
            raise ValidationError(_("Its changes are signed off, so looking at it again is recorded there as well."))
        look = self.looks.create(by=by, next_on=next_on, note=note.strip())
        self.review_on = next_on
        self.save(update_fields=["review_on"])
        Activity.record("artifact.looked_again", self, by=by)
        return look


def check_next_look(day: date, name: str = "next_on") -> None:
    """`name` is what the field is called in which it was said."""
    today = timezone.localdate()
    if day <= today:
        raise ValidationError({name: _("Choose a day to come.")})
    if day > today + LONGEST:
        raise ValidationError({name: _("Choose a day within a year: what nobody looks at grows old unseen.")})
