"""Parts of a note: each is written by itself, keeps its versions, and can be moved or left out."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goldseam.changes.models import Change
from goldseam.common.merging import merged
from goldseam.events.models import Event, Visibility
from goldseam.people.models import Size


class PartKind(models.TextChoices):
    INTRODUCTION = "introduction", gettext_lazy("How we begin")
    STRENGTHENED = "strengthened", gettext_lazy("What we strengthened")
    RECOGNITION = "recognition", gettext_lazy("Thank you")
    NOTHING = "nothing", gettext_lazy("Reported, and nothing changed")
    OPEN = "open", gettext_lazy("What is still open")


# What is written in each kind, and how much of it.
FIELDS: dict[str, dict[str, int]] = {
    PartKind.INTRODUCTION: {"text": 5_000},
    PartKind.STRENGTHENED: {"seen": 600, "layer": 200, "team": 120, "changed": 2_000, "proof": 2_000, "thanks": 500},
    PartKind.RECOGNITION: {},
    PartKind.NOTHING: {"seen": 600, "why": 2_000},
    PartKind.OPEN: {"text": 5_000},
}


class PartQuerySet(models.QuerySet):
    def tellable(self):
        """Those of which everybody may hear: nothing about an event that only a few, or one team, see now.

        A change whose event is told nowhere goes on being told, while anything is left that it answers.
        """
        told = Event.objects.filter(note_parts=OuterRef("pk"))
        of_few = Q(visibility=Visibility.RESTRICTED) | Q(
            visibility=Visibility.TEAM, organisation__size=Size.ORGANISATION
        )
        answered = Change.objects.filter(version=OuterRef("version")).exclude(event__visibility=Visibility.RESTRICTED)
        return self.filter(~Exists(told.filter(of_few))).filter(Q(version=None) | Exists(answered))

    def for_list(self):
        """With what it takes to show where each goes back to, and whom it names."""
        return self.select_related("version__artifact__organisation", "recognition__person", "recognition__agreement")

    def told(self):
        return self.filter(left_out_at=None)


class Part(models.Model):
    """One thing that a note tells. `drafted` is what the product said; what people wrote since is in `content`."""

    note = models.ForeignKey("shareouts.Note", models.CASCADE, related_name="parts")
    kind = models.CharField(max_length=20, choices=PartKind)
    position = models.PositiveIntegerField(default=0)
    # What it goes back to. Without it, there is nothing to tell.
    version = models.ForeignKey("artifacts.Version", models.CASCADE, null=True, related_name="+")
    outcome = models.ForeignKey("reporting.Outcome", models.CASCADE, null=True, related_name="+")
    recognition = models.ForeignKey("shareouts.Recognition", models.CASCADE, null=True, related_name="+")
    events = models.ManyToManyField("events.Event", related_name="note_parts", blank=True)
    content = models.JSONField(default=dict)
    drafted = models.JSONField(default=dict)
    number = models.PositiveIntegerField(default=0)
    left_out_at = models.DateTimeField(null=True)

    objects = PartQuerySet.as_manager()

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["note", "version"], name="one_part_a_version"),
            models.UniqueConstraint(fields=["note", "outcome"], name="one_part_an_outcome"),
            models.UniqueConstraint(fields=["note", "recognition"], name="one_part_a_recognition"),
        ]

    def __str__(self):
        return str(self.content.get("seen") or self.content.get("changed") or self.get_kind_display())

    @property
    def fields(self) -> dict[str, int]:
        return FIELDS[self.kind]

    @property
    def said(self) -> dict[str, str]:
        """Every field of its kind, blank where nothing is written."""
        return {name: self.content.get(name, "") for name in self.fields}

    @property
    def is_left_out(self) -> bool:
        return self.left_out_at is not None

    @property
    def anchor(self) -> str:
        return f"part-{self.pk}"

    @transaction.atomic
    def write(self, by, base: int | None = None, **words) -> "Part":
        """Writes some of its fields. `base` is the number of the version that the writer saw.

        What two people changed is brought together; where both changed the same lines, nothing is saved and
        `Overtaken` says so beside the field, with both still there.
        """
        self.refresh_from_db(from_queryset=Part.objects.select_for_update())
        mine = {name: self._checked(name, value) for name, value in words.items() if name in self.fields}
        wanted = self._together(self._seen(base), mine)
        if wanted != self.said:
            self.keep(wanted, by)
        return self

    def keep(self, content: dict[str, str], by) -> None:
        """The next version of it."""
        self.content, self.number = content, self.number + 1
        self.save(update_fields=["content", "number"])
        self.versions.create(number=self.number, content=content, by=by)

    @transaction.atomic
    def leave_out(self, by) -> None:
        """Readers do not get it. It stays in the draft, so that drafting again does not bring it back."""
        self.left_out_at = self.left_out_at or timezone.now()
        self.save(update_fields=["left_out_at"])

    @transaction.atomic
    def take_in(self, by) -> None:
        self.left_out_at = None
        self.save(update_fields=["left_out_at"])

    @transaction.atomic
    def move(self, by, up: bool) -> None:
        """Changes places with its neighbour of the same kind."""
        type(self.note).objects.select_for_update().get(pk=self.note_id)
        parts = list(self.note.parts.filter(kind=self.kind))
        place = next(place for place, part in enumerate(parts) if part.pk == self.pk)
        other = place - 1 if up else place + 1
        if 0 <= other < len(parts):
            parts[place], parts[other] = parts[other], parts[place]
            for position, part in enumerate(parts):
                part.position = position
            Part.objects.bulk_update(parts, ["position"])

    def _checked(self, name: str, value: str) -> str:
        text = value.replace("\r\n", "\n").replace("\0", "").strip()
        if len(text) > self.fields[name]:
            raise ValidationError({name: _("That is more than people read. Say the same in fewer words.")})
        return text

    def _seen(self, base: int | None) -> dict[str, str]:
        if base in (None, self.number):
            return self.said
        version = self.versions.filter(number=base).first()
        return {name: version.content.get(name, "") if version else "" for name in self.fields}

    def _together(self, start: dict[str, str], mine: dict[str, str]) -> dict[str, str]:
        theirs, wanted, clashes = self.said, self.said, {}
        for name, value in mine.items():
            both = merged(start[name], theirs[name], value)
            if both is None:
                clashes[name] = theirs[name]
            else:
                wanted[name] = both
        if clashes:
            raise Overtaken(clashes, self.number)
        return wanted


class PartVersion(models.Model):
    """A part as somebody left it."""

    part = models.ForeignKey(Part, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    content = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["part", "number"], name="note_part_version_number")]

    def __str__(self):
        return _("%(part)s, version %(number)d") % {"part": self.part, "number": self.number}


class Overtaken(ValidationError):
    """Somebody else changed the same lines meanwhile. `number` is the version that stands there now."""

    def __init__(self, theirs: dict[str, str], number: int):
        words = _("Somebody else saved “%(theirs)s” here while you wrote. Keep what you need, and save again.")
        super().__init__({name: words % {"theirs": said or _("nothing")} for name, said in theirs.items()})
        self.theirs, self.number = theirs, number
