"""Versions of an artifact: what people work by from now on, with what stood there before."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.artifacts.items import Line, same_lines
from goldseam.artifacts.models.item import Item


class Mode(models.TextChoices):
    DO_CONFIRM = "do_confirm", _("DO-CONFIRM: work from memory, then stop and confirm")
    READ_DO = "read_do", _("READ-DO: read each step, then do it")


class Version(models.Model):
    """One state of an artifact: for a checklist its items, for everything else its text."""

    artifact = models.ForeignKey("artifacts.Artifact", models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    aim = models.CharField(_("aim"), max_length=300, blank=True)
    trigger = models.CharField(_("when to use it"), max_length=300, blank=True)
    mode = models.CharField(_("way of use"), max_length=20, choices=Mode, default=Mode.DO_CONFIRM)
    text = models.TextField(_("text"), blank=True)
    what_changed = models.CharField(_("what changed, in a line"), max_length=200, blank=True)
    is_cosmetic = models.BooleanField(_("only wording or layout"), default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

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


class Versioned:
    """An artifact whose every state is kept."""

    @property
    def current(self) -> Version | None:
        """The version that people work by now."""
        return self.versions.first()

    @transaction.atomic
    def revise(self, by, *, base: int | None = None, lines=(), because_of=None, **content) -> Version:
        """Writes the next version.

        `base` is the number of the version that the writer saw; where somebody has written a newer one meanwhile,
        nothing is saved and `Overtaken` says so, with both texts still there. `lines` are a checklist's items
        (see `goldseam.artifacts.items.Line`); new or reworded ones take `because_of`, an event, as their origin.
        Content that equals the current version makes no new one.
        """
        type(self).objects.select_for_update().get(pk=self.pk)
        current = self.current
        if current and base is not None and current.number != base:
            raise Overtaken(current)
        lines = [line for line in lines if line.text.strip()]
        if self.is_checklist and not lines:
            raise ValidationError(_("A checklist needs at least one item."))
        if current and _content(current) == _wanted(content) and same_lines(current.lines, lines):
            return current

        version = self.versions.create(number=current.number + 1 if current else 1, by=by, **content)
        Item.write(version, lines, current, because_of)
        Activity.record("artifact.revised", version, by=by)
        return version


class Overtaken(ValidationError):
    """Somebody saved a newer version while this one was being written."""

    def __init__(self, current: Version):
        super().__init__(_("Somebody saved a newer version while you were writing. Both are shown; nothing is lost."))
        self.current = current


CONTENT = ("aim", "trigger", "mode", "text")


def _content(version):
    return {name: getattr(version, name) for name in CONTENT}


def _wanted(content):
    blank = {"aim": "", "trigger": "", "mode": Mode.DO_CONFIRM, "text": ""}
    return {name: content.get(name, blank[name]) for name in CONTENT}
