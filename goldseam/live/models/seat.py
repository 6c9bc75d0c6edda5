"""A place in a room: somebody with an account or with a chosen name, on one device."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class SeatQuerySet(models.QuerySet):
    def sitting(self):
        """Guests, and people whose account is open: a closed one says and does nothing here any more."""
        return self.filter(Q(person=None) | Q(person__is_active=True))


class Seat(models.Model):
    """Somebody in a room. The room forgets its seats when it ends.

    `token` is made from the secret that the device keeps. What is written without a name hangs on other words made
    from that secret (`Owner`, see `goldseam.live.secrets`), so that they cannot be brought together here.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    room = models.ForeignKey("live.Room", models.CASCADE, related_name="seats")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    name = models.CharField(_("name"), max_length=80)
    token = models.CharField(max_length=64, unique=True)
    is_silent = models.BooleanField(_("joins silently"), default=False)
    joined_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField(null=True)
    moved_at = models.DateTimeField(null=True)  # To another device: who moves votes only from the next ballot on.

    objects = SeatQuerySet.as_manager()

    class Meta:
        ordering = ["joined_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["room", "person"], condition=Q(person__isnull=False), name="one_seat_each")
        ]

    def __str__(self):
        return self.name

    @property
    def is_sitting(self) -> bool:
        return self.person is None or self.person.is_active
