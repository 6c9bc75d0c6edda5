"""The trail of a controlled artifact: what was done to it, by whom and when. Entries are added and never changed.

Each entry holds the SHA-256 of what it says together with that of the entry before. Who changes or takes out one has to
reckon all later ones anew; the trail knows how long it is and which entry is the last.
"""

import hashlib
import json

from django.db import models
from django.utils import timezone

from goldseam.validation.fingerprint import fingerprint


class Trail(models.Model):
    """How long the trail of an artifact is, and where it ends. To add to it takes its lock, so that entries queue."""

    artifact = models.OneToOneField("artifacts.Artifact", models.CASCADE, related_name="trail")
    length = models.PositiveIntegerField(default=0)
    last = models.OneToOneField("TrailEntry", models.RESTRICT, null=True, related_name="+")

    def __str__(self):
        return f"Trail of {self.artifact}"

    @classmethod
    def of(cls, artifact) -> "Trail":
        cls.objects.get_or_create(artifact=artifact)
        return cls.objects.select_for_update().get(artifact=artifact)

    @classmethod
    def add(cls, artifact, verb: str, by, version=None, **facts) -> "TrailEntry":
        """Writes down what was done, in the transaction in which it is done."""
        trail = cls.of(artifact)
        last = trail.last
        said = {
            "place": trail.length + 1,
            "artifact": artifact.number,
            "verb": verb,
            "version": version.number if version else None,
            "fingerprint": fingerprint(version) if version else None,
            "by": {"number": by.pk, "name": by.name} if by else None,
            "at": timezone.now().isoformat(timespec="milliseconds"),
            "facts": facts,
        }
        content = written(said)
        entry = TrailEntry(trail=trail, place=said["place"], verb=verb, content=content, previous=last)
        entry.version_number, entry.by_number = said["version"], by.pk if by else None
        entry.seal = seal_of(content, last.seal if last else "")
        entry.save()
        trail.length, trail.last = entry.place, entry
        trail.save(update_fields=["length", "last"])
        return entry

    @classmethod
    def note_version(cls, artifact, version) -> None:
        """The first time that a version is met, with the fingerprint of what it says."""
        entries = TrailEntry.objects.filter(trail__artifact=artifact, verb="written", version_number=version.number)
        if not entries.exists():
            cls.add(artifact, "written", version.by, version, written_at=version.at.isoformat(timespec="seconds"))


class TrailEntryQuerySet(models.QuerySet):
    def update(self, **changes):
        raise Unchangeable

    def bulk_update(self, *rows, **options):
        raise Unchangeable

    def delete(self):
        raise Unchangeable


class TrailEntry(models.Model):
    """One thing that was done. `content` is what the seal vouches for; the other columns are there to find it by."""

    trail = models.ForeignKey(Trail, models.CASCADE, related_name="entries")
    place = models.PositiveIntegerField()
    previous = models.OneToOneField("self", models.RESTRICT, null=True, related_name="following")
    verb = models.CharField(max_length=40)
    version_number = models.PositiveIntegerField(null=True)
    by_number = models.PositiveBigIntegerField(null=True)  # No link: an entry stays as it is when an account goes.
    content = models.TextField()
    seal = models.CharField(max_length=64)

    objects = TrailEntryQuerySet.as_manager()

    class Meta:
        ordering = ["place"]
        constraints = [models.UniqueConstraint(fields=["trail", "place"], name="trail_place")]

    def __str__(self):
        return f"{self.trail}, entry {self.place}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise Unchangeable
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise Unchangeable

    @property
    def said(self) -> dict:
        return json.loads(self.content)


class Unchangeable(TypeError):
    """Somebody tried to change what was written into a trail."""

    def __init__(self):
        super().__init__("Entries of a trail are added and never changed.")


def written(said: dict) -> str:
    """The same facts always make the same text, which the seal is reckoned from."""
    return json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def seal_of(content: str, before: str) -> str:
    return hashlib.sha256(f"{before}\n{content}".encode()).hexdigest()
