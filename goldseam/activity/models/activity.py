"""What happened in the product: one record for each verb, written in the verb's own transaction."""

from datetime import datetime

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.db import models
from django.db.models import Exists, OuterRef, Q

from goldseam.activity.kinds import TOLD, kind_named, reminders
from goldseam.common.waking import wake_after_commit

RECENT = 500


class ActivityQuerySet(models.QuerySet):
    def visible_to(self, person, kinds: list[int] | None = None):
        """Activities in the history of things that the person may see. `kinds`, where known: see `storied_kinds`."""
        seen = Q(pk__in=[])
        for model, kind in zip(storied_models(), kinds or storied_kinds(), strict=True):
            mine = model.objects.visible_to(person).filter(pk=OuterRef("history_id"))
            seen |= Q(Exists(mine), history_type=kind)
        return self.filter(seen)

    def history_of(self, thing):
        here = self.filter(history_type=ContentType.objects.get_for_model(thing), history_id=thing.pk)
        return here.stories()

    def stories(self):
        """What people did, without reminders."""
        return self.exclude(kind__in=reminders())

    def recent_in(self, organisation: int, since: datetime):
        """The newest of an organisation, not from before that moment.

        Bounded, so that whoever may see little does not have all of it looked at.
        """
        newest = self.filter(organisation=organisation).stories().order_by("-pk").values("pk")[:RECENT]
        return self.filter(pk__in=newest, at__gt=since).order_by("-pk")

    def told(self):
        """With all that their sentences need, in a number of queries that does not grow with the list."""
        return self.select_related("actor", "organisation").prefetch_related(subjects())

    def undelivered(self):
        return self.filter(delivered_at=None)


class Activity(models.Model):
    """Somebody did something to a thing. `history` is the thing (an event, mostly) in whose story it stands."""

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="activities")
    kind = models.CharField(max_length=60)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    subject_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    subject_id = models.PositiveBigIntegerField()
    subject = GenericForeignKey("subject_type", "subject_id")
    history_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    history_id = models.PositiveBigIntegerField()
    history = GenericForeignKey("history_type", "history_id")
    details = models.JSONField(default=dict)
    at = models.DateTimeField(auto_now_add=True)
    delivered_at = models.DateTimeField(null=True)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "-id"], name="activity_feed"),
            models.Index(fields=["history_type", "history_id", "-id"], name="activity_history"),
            models.Index(fields=["id"], condition=Q(delivered_at=None), name="activity_undelivered"),
        ]

    def __str__(self):
        return f"{self.kind} #{self.pk}"

    @classmethod
    def record(cls, kind: str, subject, by, **details) -> "Activity":
        """Writes down that `by` did this to the subject. The kind must be known (see `kinds.py` of each practice)."""
        kind_named(kind)
        history = getattr(subject, "history", subject)
        activity = cls.objects.create(
            organisation_id=subject.organisation_id,
            kind=kind,
            actor=by,
            subject=subject,
            history=history,
            details=details,
        )
        wake_after_commit()
        return activity

    @property
    def of_kind(self):
        return kind_named(self.kind)

    @property
    def sentence(self) -> str:
        """What happened, for a reader: made on reading, so that names and wording are today's."""
        return self.of_kind.sentence_for(self)

    @property
    def sentence_here(self) -> str:
        """The same, for a reader who has the thing before them."""
        return self.of_kind.sentence_for(self, here=True)

    @property
    def note(self) -> str:
        return self.of_kind.note(self) if self.subject else ""

    @property
    def href(self) -> str:
        """Where one looks at it; the thing in whose story it stands, where the thing itself is gone."""
        if self.subject:
            return self.of_kind.href(self)
        return self.history.get_absolute_url() if self.history else ""

    @property
    def is_restricted(self) -> bool:
        """Whether nothing of it may leave the product by mail or calendar."""
        return getattr(self.history, "is_restricted", False)

    @property
    def is_sample(self) -> bool:
        return getattr(self.history, "is_sample", False)


def storied_models() -> list[type[models.Model]]:
    """The models in whose history activities stand: those that say `is_storied`."""
    from django.apps import apps

    return [model for model in apps.get_models() if getattr(model, "is_storied", False)]


def storied_kinds() -> list[int]:
    """The keys of the kinds of their content, in the same order."""
    return [ContentType.objects.get_for_model(model).pk for model in storied_models()]


def subjects() -> GenericPrefetch:
    """What activities are about, with all that their sentences need."""
    return GenericPrefetch("subject", [load() for load in TOLD.values()])
