"""What shows that a row of a timeline is so: a link, an image or a file."""

import secrets

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class EvidenceKind(models.TextChoices):
    LINK = "link", _("Link")
    IMAGE = "image", _("Image")
    FILE = "file", _("File")


def random_place(_evidence, name: str) -> str:
    """Where an upload lies: under a name that says nothing and cannot be guessed."""
    suffix = name.rpartition(".")[2]
    return f"evidence/{secrets.token_urlsafe(24)}.{suffix}"


class Evidence(models.Model):
    """One piece of evidence on a row. `name` is what a file was called where it came from."""

    entry = models.ForeignKey("events.TimelineEntry", models.CASCADE, related_name="evidence")
    kind = models.CharField(max_length=10, choices=EvidenceKind)
    url = models.URLField(max_length=1000, blank=True)
    file = models.FileField(upload_to=random_place, max_length=200, blank=True)
    name = models.CharField(max_length=200, blank=True)
    caption = models.CharField(_("what it shows"), max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return self.caption or self.name or self.url
