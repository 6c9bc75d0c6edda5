"""Bringing in accounts that were written elsewhere: where each came from, so that none comes twice."""

from django.conf import settings
from django.db import models


class Origin(models.Model):
    """The file from which an account was imported, as it was."""

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="+")
    postmortem = models.OneToOneField("postmortems.Postmortem", models.CASCADE, related_name="origin")
    file = models.CharField(max_length=500)
    digest = models.CharField(max_length=64)
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "file"], name="imported_once")]
        indexes = [models.Index(fields=["organisation", "digest"], name="imported_text")]

    def __str__(self):
        return self.file
