"""Reminding somebody of what is due, once."""

import zoneinfo

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone

from goldseam.activity.models.activity import Activity

WAKING_HOURS = range(7, 20)


class ReminderQuerySet(models.QuerySet):
    def given(self, kind: str, model):
        """Those of that kind about things of this model."""
        return self.filter(kind=kind, subject_type=ContentType.objects.get_for_model(model))


class Reminder(models.Model):
    """The fact that a reminder was given. A thing that gets another date is due, and reminded of, anew."""

    kind = models.CharField(max_length=60)
    subject_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    subject_id = models.PositiveBigIntegerField()
    subject = GenericForeignKey("subject_type", "subject_id")
    due = models.DateField()
    at = models.DateTimeField(auto_now_add=True)

    objects = ReminderQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "subject_type", "subject_id", "due"], name="reminded_once")
        ]

    def __str__(self):
        return f"{self.kind} {self.due}"

    @classmethod
    @transaction.atomic
    def give(cls, kind: str, subject, due) -> None:
        """Reminds of the subject, unless that was done for this date."""
        which = {
            "kind": kind,
            "subject_type": ContentType.objects.get_for_model(subject),
            "subject_id": subject.pk,
            "due": due,
        }
        _reminder, is_new = cls.objects.get_or_create(**which)
        if is_new:
            Activity.record(kind, subject, by=None)


def is_day_in(zone: str) -> bool:
    """Whether people there are awake: nobody is reminded at night."""
    return timezone.localtime(timezone=zoneinfo.ZoneInfo(zone)).hour in WAKING_HOURS
