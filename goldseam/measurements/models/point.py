"""One value of a series: when, how much, and who or what brought it in."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from goldseam.measurements.models.correcting import Correctable
from goldseam.measurements.models.removing import Removable, RemovableQuerySet

LONGEST_NOTE = 300


class Source(models.TextChoices):
    HAND = "hand", _("by hand")
    PASTE = "paste", _("pasted")
    FILE = "file", _("from a file")
    API = "api", _("by another program")
    PULL = "pull", _("asked of Prometheus")


@dataclass(frozen=True)
class Value:
    """What was found at one moment; `of` is how much there was of it, where the kind asks for that."""

    at: datetime
    amount: float = 1.0
    of: float | None = None
    note: str = ""


class PointQuerySet(RemovableQuerySet):
    def newest_first(self):
        return self.order_by("-at")


class Point(Correctable, Removable, models.Model):
    """A value as it stands now. What stood there before is kept in its corrections; a removed one stays, struck out."""

    series = models.ForeignKey("measurements.Series", models.CASCADE, related_name="points")
    at = models.DateTimeField()
    amount = models.FloatField()
    of = models.FloatField(null=True)
    note = models.CharField(max_length=LONGEST_NOTE, blank=True)
    source = models.CharField(max_length=10, choices=Source, default=Source.HAND)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    objects = PointQuerySet.as_manager()

    class Meta:
        constraints = [
            # Also the index by which the newest points are found.
            models.UniqueConstraint(fields=["series", "at"], name="one_point_at_a_time"),
            models.CheckConstraint(condition=Q(of__isnull=True) | Q(of__gt=0), name="point_of_something"),
        ]

    def __str__(self):
        return f"{self.amount:g}" if self.of is None else f"{self.amount:g}/{self.of:g}"

    def get_absolute_url(self):
        return reverse("measurements:point", args=[self.series.organisation.slug, self.series.number, self.pk])

    def wait_for_series(self):
        """Waits until nobody else changes the series, and looks at the value as they left it. Not where it rests."""
        series = self.series
        series.wait_for_others()
        series.want_it_watched()
        self.refresh_from_db()
        self.series = series
        return series

    @property
    def value(self) -> Value:
        return Value(self.at, self.amount, self.of, self.note)
