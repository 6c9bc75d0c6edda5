"""What became of a card or a cluster: a risk, a row of a timeline, a condition, an action."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q


class Kept(models.Model):
    """A card or a cluster has become something outside of the room. `what` is the purpose’s word for it."""

    room = models.ForeignKey("live.Room", models.CASCADE, related_name="kept")
    card = models.ForeignKey("live.Card", models.CASCADE, null=True, related_name="kept")
    cluster = models.ForeignKey("live.Cluster", models.CASCADE, null=True, related_name="kept")
    what = models.CharField(max_length=30)
    thing_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    thing_id = models.PositiveBigIntegerField()
    thing = GenericForeignKey("thing_type", "thing_id")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["card", "what"], condition=Q(card__isnull=False), name="card_kept_once"),
            models.UniqueConstraint(
                fields=["cluster", "what"], condition=Q(cluster__isnull=False), name="cluster_kept_once"
            ),
        ]
        verbose_name_plural = "kept"

    def __str__(self):
        return f"{self.what}"
