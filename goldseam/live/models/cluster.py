"""Clusters: cards that say the same, under a name that the group gives them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST_NAME = 120


class Cluster(models.Model):
    """Cards that belong together. After the vote it carries what came out, and nothing of who voted how."""

    room = models.ForeignKey("live.Room", models.CASCADE, related_name="clusters")
    stage = models.CharField(max_length=40)  # The stage in which its cards were written.
    title = models.CharField(_("name"), max_length=LONGEST_NAME)
    position = models.PositiveIntegerField(default=0)
    potential = models.PositiveSmallIntegerField(null=True)  # The highest that anybody gave it, once the vote closed.
    votes = models.PositiveIntegerField(null=True)
    voters = models.PositiveIntegerField(null=True)
    rank = models.PositiveSmallIntegerField(null=True)
    is_carried = models.BooleanField(default=False)  # One of the top five, or a quiet killer.
    said: list  # Its open cards, where it was loaded with them.

    class Meta:
        ordering = ["position", "id"]

    def __str__(self):
        return self.title
