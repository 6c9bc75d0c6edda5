"""Publishing a note: a copy in which people are roles, for the organisation, and then perhaps for everybody."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity


class Audience(models.TextChoices):
    ORGANISATION = "organisation", _("Everybody in the organisation")
    PUBLIC = "public", _("Everybody, as a public page")


class NotePublication(models.Model):
    """A copy as its readers see it. Withdrawing deletes it."""

    note = models.ForeignKey("shareouts.Note", models.CASCADE, related_name="publications")
    audience = models.CharField(max_length=20, choices=Audience)
    grouping = models.CharField(max_length=10)
    # What readers see, part by part: each names its part, and disappears with it.
    parts = models.JSONField(default=list)
    kept = models.JSONField(default=list)  # What looked like a name, and is none.
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now=True)
    first_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["note", "audience"], name="one_note_copy_each_audience")]

    def __str__(self):
        return str(self.note)

    @property
    def is_public(self) -> bool:
        return self.audience == Audience.PUBLIC

    @property
    def was_renewed(self) -> bool:
        return (self.at - self.first_at).total_seconds() >= 1

    @property
    def readable(self) -> list[dict]:
        """What is still there of it, and of which everybody may still hear."""
        there = set(self.note.parts.tellable().values_list("pk", flat=True))
        return [part for part in self.parts if part["part"] in there]

    def forget(self, parts: set[int]) -> bool:
        """Takes the words of these parts out for good; whether any of them stood there."""
        left = [part for part in self.parts if part["part"] not in parts]
        if len(left) == len(self.parts):
            return False
        told = " ".join(text for part in left for text in part.values() if isinstance(text, str))
        kept = [words for words in self.kept if words in told]
        type(self).objects.filter(pk=self.pk).update(parts=left, kept=kept)
        return True


class PublishableQuerySet(models.QuerySet):
    def published(self):
        return self.filter(Exists(NotePublication.objects.filter(note=OuterRef("pk"))))

    def unpublished(self):
        return self.filter(~Exists(NotePublication.objects.filter(note=OuterRef("pk"))))


class Publishable:
    """A note of which there can be copies for others."""

    @property
    def is_published(self) -> bool:
        return bool(self.publications.all())

    @property
    def public_url(self) -> str:
        return reverse("shareouts:public", args=[self.organisation.slug, self.number])

    def copy_for(self, audience: str) -> NotePublication | None:
        return next((copy for copy in self.publications.all() if copy.audience == audience), None)

    @transaction.atomic
    def publish(self, by, audience: str, parts: list[dict], kept: list[str]) -> NotePublication:
        """Gives readers this copy in place of the earlier one. It has been read by whoever publishes it."""
        if not by.guides_in(self.organisation):
            raise ValidationError(_("An owner, an admin or a facilitator publishes it. Ask one of them."))
        type(self).objects.select_for_update().get(pk=self.pk)
        if not parts:
            raise ValidationError(_("There is nothing to tell yet."))
        if audience == Audience.PUBLIC and not self.publications.filter(audience=Audience.ORGANISATION).exists():
            raise ValidationError(_("Colleagues hear of it first: publish it in the organisation."))
        told = {"parts": parts, "kept": kept, "grouping": self.grouping, "by": by}
        copy, is_new = self.publications.update_or_create(audience=audience, defaults=told)
        self.refresh_from_db()
        if is_new:
            Activity.record("note.published" if audience == Audience.ORGANISATION else "note.made_public", self, by=by)
        return copy

    @transaction.atomic
    def withdraw(self, by, audience: str) -> None:
        """Takes the copy away from its readers; what colleagues may not read any more, nobody may."""
        copies = (
            self.publications.all()
            if audience == Audience.ORGANISATION
            else self.publications.filter(audience=audience)
        )
        deleted, _rows = copies.delete()
        if deleted:
            self.refresh_from_db()
            Activity.record("note.withdrawn", self, by=by)
