"""Describing an event: every state of what is told is kept, and two people who save at once lose nothing."""

from datetime import UTC, datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.common.merging import merged

TOLD = (
    "title",
    "text",
    "kind",
    "place",
    "actors",
    "trigger",
    "first_signal",
    "detection_method",
    "stopped_by",
    "reach",
    "severity_actual",
    "severity_potential",
    "started_at",
    "detected_at",
    "mitigated_at",
    "recovered_at",
    "team",
    "visibility",
)
SETS = ("named", "tags")
MOMENTS = {"started_at", "detected_at"}  # From these the days of the timeline are told.


class EventRevision(models.Model):
    """What was told about an event, as somebody left it."""

    event = models.ForeignKey("events.Event", models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    told = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["event", "number"], name="event_revision_number")]

    def __str__(self):
        return f"{self.event_id}, {self.number}"


class Collision(ValidationError):
    """Somebody else changed the same thing meanwhile; `theirs` is what they wrote, by field, and `agreed` the rest."""

    def __init__(self, event, theirs: dict, agreed: dict):
        super().__init__(_("Somebody else changed this while you wrote. Theirs stands below; keep what you need."))
        self.event, self.theirs, self.agreed = event, theirs, agreed


class Describable:
    """An event whose account people correct and add to."""

    @transaction.atomic
    def describe(self, by, base: int | None = None, **details) -> None:
        """Adds or corrects what is known. `base` is the revision that the writer started from.

        Where somebody else saved meanwhile, both are brought together; where both changed the same thing, nothing
        is saved and `Collision` carries what the other one wrote.
        """
        self.want_it_here()
        theirs = told(self)
        start = theirs if base in (None, self.revision) else self._told_at(base)
        wanted = _brought_together(self, start, theirs, details)
        if not wanted:
            return

        self.keep_told(by, wanted)
        if MOMENTS & wanted.keys():
            self.read_times()
        Activity.record("event.described", self, by=by)

    def keep_told(self, by, wanted: dict) -> None:
        """Sets what is told, as a new revision."""
        self._keep_first_revision()
        self._set(by, wanted)
        self.revisions.create(number=self.revision, told=told(self), by=by, at=timezone.now())

    def tag(self, names) -> None:
        """Gives the event these tags and no others."""
        tags = self.tags.model.objects
        self.tags.set([tags.get_or_create(organisation_id=self.organisation_id, name=name)[0] for name in names])

    def let_see(self, people, by=None) -> None:
        """Names who may see a restricted event. Who restricts it goes on seeing it."""
        seen_by = {person.pk for person in people}
        if self.visibility == "restricted" and by and by.pk != self.logged_by_id:
            seen_by.add(by.pk)
        self.named.set(seen_by)

    def _told_at(self, number: int) -> dict:
        revision = self.revisions.filter(number=number).first()
        return revision.told if revision else {}

    def _keep_first_revision(self) -> None:
        if not self.revisions.exists():
            self.revisions.create(number=self.revision, told=told(self), by=self.logged_by, at=self.logged_at)

    def _set(self, by, wanted: dict) -> None:
        for field in TOLD:
            if field in wanted:
                setattr(self, field, wanted[field])
        self.title = self.title or self.first_sentence()
        self.revision += 1
        self.full_clean(exclude=["logged_by", "happened_at"])
        self.save()
        if "tags" in wanted:
            self.tag(wanted["tags"])
        if "named" in wanted or "visibility" in wanted:
            self.let_see(wanted.get("named", self.named.all()), by=by)
        self.refresh_from_db(fields=["happened_at"])


def told(event) -> dict:
    """What is told about the event, in plain values that can be stored and compared."""
    values = {field: _plain(getattr(event, field)) for field in TOLD}
    return values | {"named": _plain(event.named.all()), "tags": _plain([tag.name for tag in event.tags.all()])}


def _brought_together(event, start: dict, theirs: dict, details: dict) -> dict:
    wanted, clashes = {}, {}
    for field, value in details.items():
        mine, before, now = _plain(value), start.get(field), theirs[field]
        if mine in (before, now):
            continue
        if now == before:
            wanted[field] = value
        elif field in SETS:
            wanted[field] = _both_sets(event, field, value, before or [])
        elif field == "text" and (both := merged(before or "", now, mine)) is not None:
            wanted[field] = both
        else:
            clashes[field] = getattr(event, field)
    if clashes:
        raise Collision(event, theirs=clashes, agreed=wanted)
    return wanted


def _both_sets(event, field: str, mine, before: list):
    """Theirs, with what I added and without what I took away."""
    theirs = list(event.named.all()) if field == "named" else [tag.name for tag in event.tags.all()]
    kept = [item for item in theirs if item in mine or _key(item) not in before]
    return kept + [item for item in mine if item not in theirs and _key(item) not in before]


def _plain(value):
    if isinstance(value, datetime):
        # To the minute, as forms ask for it: seconds that a form does not show are not a change.
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M")
    if isinstance(value, models.Model):
        return value.pk
    if isinstance(value, models.QuerySet | list | tuple | set):
        return sorted(_key(item) for item in value)
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else value


def _key(item):
    return item.pk if isinstance(item, models.Model) else item
