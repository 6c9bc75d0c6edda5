"""A run: one use of a checklist, from its first line to its last, on the version that it began with."""

import uuid

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from goldseam.activity.home import forget_homes
from goldseam.artifacts.models import Artifact
from goldseam.common.models import Counter
from goldseam.runs.models.answering import Answerable
from goldseam.runs.models.catching import Catching
from goldseam.runs.models.confirming import Confirmable
from goldseam.runs.models.ending import Endable, EndableQuerySet
from goldseam.runs.models.handing_over import HandableOver
from goldseam.runs.models.killers import KillersQuerySet
from goldseam.runs.words import in_a_line


class RunQuerySet(EndableQuerySet, KillersQuerySet):
    def visible_to(self, person):
        """A run is seen by those who see its checklist."""
        return self.filter(artifact__in=Artifact.objects.visible_to(person).values("pk"))

    def for_ref(self, project: str, ref: str):
        """Those about one piece of work."""
        return self.filter(project=project, ref=ref)

    def with_state(self):
        """With all that a page about it shows."""
        about = self.select_related("organisation", "artifact__team", "version")
        return about.select_related("started_by", "held_by", "completion", "abandonment")


class Run(Answerable, Confirmable, HandableOver, Catching, Endable, models.Model):
    """Somebody uses a checklist, for a piece of work (project and ref) or just so. Others can join in."""

    is_storied = True

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="runs")
    number = models.PositiveBigIntegerField()
    artifact = models.ForeignKey("artifacts.Artifact", models.CASCADE, related_name="runs")
    version = models.ForeignKey("artifacts.Version", models.CASCADE, related_name="runs")
    project = models.CharField(_("project"), max_length=80, blank=True)
    ref = models.CharField(_("which piece of work"), max_length=120, blank=True)
    # Made on the device, so that what is sent twice starts once.
    key = models.UUIDField(default=uuid.uuid4, unique=True)
    opportunity = models.ForeignKey("runs.Opportunity", models.SET_NULL, null=True, related_name="runs")
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    started_at = models.DateTimeField(default=timezone.now)
    # Who runs it now. Whoever sees it can help.
    held_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    objects = RunQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "number"], name="run_number")]
        indexes = [
            models.Index(fields=["artifact", "-number"], name="run_newest"),
            models.Index(fields=["organisation", "project", "ref"], name="run_by_ref"),
            models.Index(fields=["artifact", "started_at"], name="run_by_time"),
        ]

    def __str__(self):
        return _now("%(title)s, run %(number)s") % {"title": self.artifact.title, "number": self.number}

    def get_absolute_url(self):
        return reverse("runs:show", args=[self.organisation.slug, self.number])

    @classmethod
    @transaction.atomic
    def start(cls, by, artifact, *, ref="", project="", key=None, at=None, version=None) -> "Run":
        """Begins a run on the version in force, or on another one (`version`) that a device held while offline."""
        if known := cls._begun(key):
            return _same(known, artifact, by)
        version = _runnable(artifact, version)
        project, ref = in_a_line(project, "project", 80), in_a_line(ref, "ref", 120)
        number = Counter.next("run", artifact.organisation_id)
        if known := cls._begun(key):  # Taking a number waits for others, who may have begun the same run.
            return _same(known, artifact, by)
        transaction.on_commit(forget_homes)  # No activity tells of it.
        return cls.objects.create(
            organisation_id=artifact.organisation_id,
            number=number,
            artifact=artifact,
            version=version,
            project=project,
            ref=ref,
            key=key or uuid.uuid4(),
            opportunity=_waiting(artifact, project, ref),
            started_by=by,
            started_at=_not_to_come(at),
            held_by=by,
        )

    @classmethod
    def _begun(cls, key) -> "Run | None":
        return cls.objects.filter(key=key).select_related("organisation", "artifact").first() if key else None

    def can_be_run_by(self, person) -> bool:
        """Those who take part in the work and see the checklist."""
        return person.writes_in(self.organisation) and _sees(person, self.artifact_id)

    def wait_for_others(self) -> None:
        """What two people do to a run at the same moment happens one after the other."""
        self.held_by_id = type(self).objects.select_for_update().get(pk=self.pk).held_by_id
        for name in ("completion", "abandonment"):
            self._state.fields_cache.pop(name, None)

    def moment(self, at):
        """When something was, as a device says: never before the run began, and never in the time to come."""
        return max(_not_to_come(at), self.started_at)


def _same(known: Run, artifact, by) -> Run:
    if known.artifact_id == artifact.pk and known.started_by_id == by.pk:
        return known
    raise ValidationError(_("This run was begun somewhere else already."))


def _runnable(artifact, version):
    if not artifact.is_checklist:
        raise ValidationError(_("Only checklists are run."))
    if artifact.is_retired:
        raise ValidationError(_("It is out of use. Bring it back first."))
    version = version if version and version.effective_at and version.artifact_id == artifact.pk else artifact.in_force
    if version is None:
        raise ValidationError(_("Nobody works by it yet: no version of it is in force."))
    return version


def _waiting(artifact, project: str, ref: str):
    """The moment that waits for this run, where its work is named."""
    if not ref:
        return None
    return artifact.opportunities.filter(project=project, ref=ref).first()


def _not_to_come(at):
    now = timezone.now()
    return min(at, now) if at else now


def _sees(person, artifact: int) -> bool:
    return Artifact.objects.visible_to(person).filter(pk=artifact).exists()
