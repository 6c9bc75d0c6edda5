"""Telling a person about an activity, in the product and by mail."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class NotificationQuerySet(models.QuerySet):
    def visible_to(self, person):
        return self.filter(person=person)

    def unread(self):
        return self.filter(read_at=None)

    def read(self) -> int:
        return self.unread().update(read_at=timezone.now())


class Notification(models.Model):
    """One person hears of one activity, once."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notifications")
    activity = models.ForeignKey("activity.Activity", models.CASCADE, related_name="notifications")
    told_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "activity"], name="told_once")]
        indexes = [
            models.Index(fields=["person", "-id"], name="notification_list"),
            models.Index(fields=["person"], condition=models.Q(read_at=None), name="notification_unread"),
        ]

    def __str__(self):
        return f"{self.person} · {self.activity}"
