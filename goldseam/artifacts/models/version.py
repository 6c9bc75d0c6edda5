"""Versions of an artifact: what people work by from now on, with what stood there before."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.artifacts.deeds import tell
from goldseam.artifacts.items import Line, same_lines
from goldseam.artifacts.merging import together
from goldseam.artifacts.models.item import Item


class Mode(models.TextChoices):
    DO_CONFIRM = "do_confirm", _("DO-CONFIRM: work from memory, then stop and confirm")
    READ_DO = "read_do", _("READ-DO: read each step, then do it")


class CueType(models.TextChoices):
    """What tells a person that the moment of an if-then plan has come."""

    TIME_PLACE = "time_place", _("A time or a place")
    EVENT = "event", _("Something happens")
    FEELING = "feeling", _("A feeling")
    JUNCTURE = "juncture", _("A step in the work")


class Version(models.Model):
    """One state of an artifact: a checklist's items, the two halves of an if-then, or a text."""

    artifact = models.ForeignKey("artifacts.Artifact", models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    aim = models.CharField(_("aim"), max_length=300, blank=True)
    trigger = models.CharField(_("when to use it"), max_length=300, blank=True)
    mode = models.CharField(_("way of use"), max_length=20, choices=Mode, default=Mode.DO_CONFIRM)
    critical_pause = models.CharField(_("pause before what cannot be undone"), max_length=120, blank=True)
    # Of an if-then: “If {trigger}, then {response}”. Of everything else: its text.
    response = models.CharField(_("then"), max_length=300, blank=True)
    cue_type = models.CharField(_("what tells you"), max_length=20, choices=CueType, blank=True)
    obstacle = models.CharField(_("what could get in the way"), max_length=300, blank=True)
    text = models.TextField(_("text"), blank=True)
    what_changed = models.CharField(_("what changed, in a line"), max_length=200, blank=True)
    is_cosmetic = models.BooleanField(_("only wording or layout"), default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    effective_at = models.DateTimeField(_("people work by it since"), null=True)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["artifact", "number"], name="version_number")]

    def __str__(self):
        return _("%(title)s, version %(number)s") % {"title": self.artifact.title, "number": self.number}

    def get_absolute_url(self):
        return reverse("artifacts:version", args=[self.artifact.organisation.slug, self.artifact.number, self.number])

    @property
    def organisation_id(self):
        return self.artifact.organisation_id

    @property
    def history(self):
        return self.artifact

    @property
    def before(self) -> "Version | None":
        """The version that people worked by until this one."""
        return self.artifact.versions.filter(number__lt=self.number).first()

    @property
    def lines(self) -> list[Line]:
        """The items as plain lines, in order."""
        return [item.as_line() for item in self.items.all()]

    @property
    def sentence(self) -> str:
        """What it says in one sentence: the two halves of an if-then; else its text."""
        if not self.response:
            return self.text
        return _("If %(trigger)s, then %(response)s") % {"trigger": self.trigger, "response": self.response}

    @property
    def is_in_force(self) -> bool:
        """Whether people may work by it. Of a controlled artifact, once it is signed off."""
        return self.effective_at is not None

    @property
    def content(self) -> dict:
        """All that the version says: what `Artifact.revise` takes, and what two writers' texts are merged by."""
        return {name: getattr(self, name) for name in BLANK}


class Versioned:
    """An artifact whose every state is kept."""

    @property
    def current(self) -> Version | None:
        """The newest version, which the next one is written on."""
        return self.versions.first()

    @property
    def in_force(self) -> Version | None:
        """The version that people work by now: the newest, except where a newer one still waits for its sign-off."""
        return self.versions.filter(effective_at__isnull=False).first()

    @transaction.atomic
    def revise(self, by, *, base: int | None = None, lines=None, because_of=None, **content) -> Version:
        """Writes the next version.

        `base` is the number of the version that the writer saw. Where somebody has written a newer one meanwhile,
        both are brought together; where both changed the same place, nothing is saved and `Overtaken` says so, with
        both still there. `lines` are a checklist's items (see `goldseam.artifacts.items.Line`); new or reworded ones
        take `because_of`, an event, as their origin. What is left out stays as it is, and content that equals the
        current version makes no new one.
        """
        fresh = type(self).objects.select_for_update().get(pk=self.pk)
        current = self.current
        wanted = self._wanted(base, current, lines, content)
        if self.is_checklist and not wanted["lines"]:
            raise ValidationError(_("A checklist needs at least one item."))
        if current and _same(current.content, wanted):
            return current

        lines = wanted.pop("lines")
        number = current.number + 1 if current else 1
        # Control may have begun since this was loaded.
        effective_at = None if fresh.is_controlled else timezone.now()
        version = Version(artifact=self, number=number, by=by, effective_at=effective_at, **content | wanted)
        version.clean_fields(exclude=["artifact", "by", "effective_at"])
        version.save()
        Item.write(version, lines, current, because_of)
        tell("revised", self, by, version=version)
        Activity.record("artifact.revised", version, by=by)
        return version

    def _wanted(self, base, current, lines, content) -> dict:
        """What the next version is to say: what was asked for, on the ground of what its writer saw."""
        seen = self._seen(base, current)
        wanted = {name: content.get(name, value) for name, value in seen.items()}
        if lines is not None:
            wanted["lines"] = [line for line in lines if line.text.strip()]
        if not self.is_checklist:
            wanted["lines"] = []
        wanted["text"] = wanted["text"].replace("\r\n", "\n").strip()
        if current is None or base in (None, current.number):
            return wanted
        both = together(seen, current.content, wanted)
        if both is None:
            raise Overtaken(current)
        return both

    def _seen(self, base, current) -> dict:
        if current is None:
            return BLANK
        if base in (None, current.number):
            return current.content
        seen = self.versions.filter(number=base).first()
        if seen is None:
            raise Overtaken(current)
        return seen.content


class Overtaken(ValidationError):
    """Somebody saved a newer version while this one was being written."""

    def __init__(self, current: Version):
        super().__init__(_("Somebody saved a newer version while you were writing. Both are shown; nothing is lost."))
        self.current = current


BLANK = {
    "aim": "",
    "trigger": "",
    "mode": Mode.DO_CONFIRM,
    "critical_pause": "",
    "response": "",
    "cue_type": "",
    "obstacle": "",
    "text": "",
    "lines": [],
}


def _same(one: dict, other: dict) -> bool:
    singles = [name for name in BLANK if name != "lines"]
    return all(one[name] == other[name] for name in singles) and same_lines(one["lines"], other["lines"])
