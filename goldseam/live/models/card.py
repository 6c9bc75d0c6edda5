"""Cards: written in silence, where nobody sees another's; then laid open, without a word of whose they were."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST_CARD = 500


class InHands(models.TextChoices):
    """Whether we could have done something about it."""

    YES = "yes", _("In our hands")
    PARTLY = "partly", _("Partly")
    NO = "no", _("Not in our hands")


class Draft(models.Model):
    """A card as somebody writes it. When the stage ends it becomes a `Card`, and the draft is gone.

    `owner` is made from a secret that only the writer's device has (see `goldseam.live.secrets`), so that no row says
    who wrote it; only where cards carry names does `name` say so. It is a word for cards alone: nothing else that
    somebody gives or says in the room hangs on it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    room = models.ForeignKey("live.Room", models.CASCADE, related_name="drafts")
    stage = models.CharField(max_length=40)
    owner = models.CharField(max_length=64)
    name = models.CharField(max_length=80, blank=True)  # Only where cards carry names.
    text = models.CharField(_("card"), max_length=LONGEST_CARD)
    in_hands = models.CharField(max_length=10, choices=InHands, blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
        indexes = [models.Index(fields=["room", "stage", "owner"], name="draft_of")]

    def __str__(self):
        return self.text


class Card(models.Model):
    """A card on the table. Keys and order are random: neither says who wrote it or when."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    room = models.ForeignKey("live.Room", models.CASCADE, related_name="cards")
    stage = models.CharField(max_length=40)  # The stage in which it was written.
    name = models.CharField(max_length=80, blank=True)
    text = models.CharField(_("card"), max_length=LONGEST_CARD)
    in_hands = models.CharField(max_length=10, choices=InHands, blank=True)
    is_open = models.BooleanField(default=False)  # Turned over: everybody sees it.
    cluster = models.ForeignKey("live.Cluster", models.SET_NULL, null=True, related_name="cards")
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
        indexes = [models.Index(fields=["room", "stage", "position"], name="card_of")]

    def __str__(self):
        return self.text
