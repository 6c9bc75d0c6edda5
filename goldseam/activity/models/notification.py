"""Telling a person about an activity, in the product and by mail."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone

from goldseam.activity.models.activity import Activity

MANY = 100


class NotificationQuerySet(models.QuerySet):
    def visible_to(self, person):
        """What the person was told of, as far as they may still see it."""
        seen = Activity.objects.visible_to(person).filter(pk=OuterRef("activity_id"))
        return self.filter(Exists(seen), person=person)

    def of(self, person, organisation):
        return self.filter(person=person, organisation=organisation)

    def unread(self):
        return self.filter(read_at=None)

    def read(self) -> int:
        return self.unread().update(read_at=timezone.now())


class Notification(models.Model):
    """One person hears of one activity, once."""

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notifications")
    activity = models.ForeignKey("activity.Activity", models.CASCADE, related_name="notifications")
    letter = models.ForeignKey("activity.Letter", models.SET_NULL, null=True, related_name="notifications")
    told_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "activity"], name="told_once")]
        indexes = [
            models.Index(fields=["person", "organisation", "-id"], name="notification_list"),
            models.Index(
                fields=["person", "organisation"], condition=models.Q(read_at=None), name="notification_unread"
            ),
        ]

    def __str__(self):
        return f"{self.person} · {self.activity}"

    @property
    def is_read(self) -> bool:
        return self.read_at is not None
