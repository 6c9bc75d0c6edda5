"""A change: this version of this artifact answers that event. Without one, nothing has been learned yet."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.artifacts.models import Artifact
from goldseam.changes.fitting import why_it_fits
from goldseam.changes.models.scope import Scoped
from goldseam.events.models import Event

WITH_STAGE = [f"version__artifact__{stage}" for stage in ("trial", "activation", "retirement")]


class ChangeQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Both ends have to be visible."""
        return self.filter(
            Exists(Event.objects.visible_to(person).filter(pk=OuterRef("event_id"))),
            Exists(Artifact.objects.visible_to(person).filter(pk=OuterRef("version__artifact_id"))),
        )

    def for_list(self):
        """With what a row shows: the version, its artifact, and what later data said."""
        return self.select_related(*WITH_STAGE).prefetch_related("verifications")


class Change(Scoped, models.Model):
    """Joins an event and the version that answers it. `source` is the review, action or experiment that led to it."""

    event = models.ForeignKey("events.Event", models.CASCADE, related_name="changes")
    version = models.ForeignKey("artifacts.Version", models.CASCADE, related_name="changes")
    source_type = models.ForeignKey(ContentType, models.SET_NULL, null=True, related_name="+")
    source_id = models.PositiveBigIntegerField(null=True)
    source = GenericForeignKey("source_type", "source_id")
    action = models.ForeignKey("actions.Action", models.SET_NULL, null=True, blank=True, related_name="changes")
    why_nevertheless = models.TextField(_("why this kind of change fits all the same"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["event", "version"], name="change_once")]
        indexes = [
            models.Index(fields=["source_type", "source_id"], name="change_source"),
            models.Index(fields=["at"], name="change_at"),
        ]

    def __str__(self):
        return str(self.version)

    @property
    def organisation_id(self):
        return self.event.organisation_id

    @property
    def history(self):
        return self.event

    @property
    def newest_verification(self):
        """The latest look at whether it helped."""
        return next(iter(self.verifications.all()), None)

    def get_absolute_url(self):
        return self.version.get_absolute_url()

    def hold(self) -> None:
        """Waits until nobody else is saying what it addresses, or looking whether it helped."""
        type(self).objects.select_for_update().get(pk=self.pk)

    @classmethod
    @transaction.atomic
    def link(cls, by, event, version, source=None, action=None, why_nevertheless="") -> "Change":
        """Says that this version answers this event. Saying it twice says it once.

        `why_nevertheless` is why this kind of change is right although it rarely fits what happened. Where it fits,
        nothing is kept of that.
        """
        if version.artifact.organisation_id != event.organisation_id:
            raise ValidationError(_("The event and the artifact belong to different organisations."))
        change = cls.objects.filter(event=event, version=version).first()
        if change is None:
            why = why_it_fits(event, version.artifact.kind, why_nevertheless)
            facts = {"by": by, "source": source, "action": action, "why_nevertheless": why}
            change = cls.objects.create(event=event, version=version, **facts)
            Activity.record("change.linked", change, by=by)
        return change

    @classmethod
    @transaction.atomic
    def make(cls, by, event, artifact, *, source=None, action=None, why_nevertheless="", **content) -> "Change":
        """Revises the artifact because of the event, in one step. `content` is as in `Artifact.revise`."""
        before = artifact.current
        version = artifact.revise(by=by, because_of=event, **content)
        if version == before:
            raise ValidationError(_("Nothing is different yet. Change a line, or add one."))
        return cls.link(by, event, version, source=source, action=action, why_nevertheless=why_nevertheless)

    @classmethod
    @transaction.atomic
    def start(cls, by, event, *, content, source=None, action=None, why_nevertheless="", **about) -> "Change":
        """Starts an artifact because of the event. `about` and `content` are as in `Artifact.make`."""
        content = content | {"because_of": event}
        artifact = Artifact.make(event.organisation, by=by, content=content, **about)
        version = artifact.current
        return cls.link(by, event, version, source=source, action=action, why_nevertheless=why_nevertheless)
