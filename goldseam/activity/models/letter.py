"""A mail to one person: what happens within ten minutes comes as one."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from goldseam.activity.models.activity import Activity

GATHER = timedelta(minutes=10)


class LetterQuerySet(models.QuerySet["Letter"]):
    def open_for(self, person, organisation) -> "tuple[Letter, bool]":
        """The letter that is still being gathered, or a new one; whether it is new. Nobody seals it meanwhile."""
        return self.select_for_update().get_or_create(person=person, organisation=organisation, sealed_at=None)


class Letter(models.Model):
    """What one person is told by mail at one time. It is gathered, then sealed, then sent."""

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    opened_at = models.DateTimeField(auto_now_add=True)
    sealed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "organisation"], condition=models.Q(sealed_at=None), name="one_open_letter"
            )
        ]

    def __str__(self):
        return f"{self.person}, {self.opened_at}"

    @property
    def due_at(self):
        return self.opened_at + GATHER

    def seal(self) -> None:
        """From here on, what happens belongs to the next letter."""
        Letter.objects.filter(pk=self.pk, sealed_at=None).update(sealed_at=timezone.now())

    def mark_sent(self) -> None:
        Letter.objects.filter(pk=self.pk).update(sent_at=timezone.now())

    @property
    def news(self) -> list[Activity]:
        """What it tells: not what the person has read already, nor what they may no longer see."""
        mine = self.notifications.unread().values("activity")
        return list(Activity.objects.visible_to(self.person).filter(pk__in=mine).told().order_by("pk"))
