"""What shows that a row of a timeline is so: a link, an image or a file."""

import secrets
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models, transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.events.uploads import checked

MOST_ON_A_ROW = 20
a_web_address = URLValidator(schemes=["http", "https"], message=_("A link begins with http:// or https://."))


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
        return self.caption or self.name or urlsplit(self.url).netloc

    @property
    def is_link(self) -> bool:
        return self.kind == EvidenceKind.LINK

    @property
    def is_image(self) -> bool:
        return self.kind == EvidenceKind.IMAGE

    @transaction.atomic
    def remove(self, by) -> None:
        """Takes it away, and its file with it."""
        event = self.entry.event
        event.want_it_here()
        self.delete()
        Activity.record("event.timeline_written", event, by=by)


@receiver(post_delete, sender=Evidence)
def remove_file(instance, **_more) -> None:
    """However a piece of evidence goes (by itself, with its row, with its event), its file goes too."""
    if instance.file:
        storage, name = instance.file.storage, instance.file.name
        transaction.on_commit(lambda: storage.delete(name))


class Shown:
    """A row of a timeline with what shows that it is so."""

    @transaction.atomic
    def add_link(self, by, url: str, caption: str = "") -> Evidence:
        a_web_address(url)
        return self._add(by, kind=EvidenceKind.LINK, url=url, caption=caption)

    @transaction.atomic
    def add_file(self, by, upload, caption: str = "") -> Evidence:
        """Keeps a file that somebody uploads, if it is of a kind that is kept; see `uploads.py`."""
        kept = checked(upload)
        kind = EvidenceKind.IMAGE if kept.is_picture else EvidenceKind.FILE
        return self._add(by, kind=kind, file=kept.content, name=kept.name, caption=caption)

    def _add(self, by, **facts) -> Evidence:
        self.event.want_it_here()
        if self.evidence.count() >= MOST_ON_A_ROW:
            raise ValidationError(_("There is much evidence on this row already."))
        evidence = self.evidence.create(by=by, **facts)
        Activity.record("event.timeline_written", self.event, by=by)
        return evidence
