"""Adopting: what was tried becomes what people work by, and somebody watches whether the gain holds."""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.artifacts.models import Artifact, ArtifactKind
from goldseam.changes.models import Change
from goldseam.experiments.choices import DecisionKind
from goldseam.experiments.result.holding import slipped

WATCHED_FOR = timedelta(days=90)


class Adoption(models.Model):
    """The fact that a tried change stands in a version of an artifact."""

    cycle = models.OneToOneField("experiments.Cycle", models.CASCADE, related_name="adoption")
    version = models.ForeignKey("artifacts.Version", models.CASCADE, related_name="adoptions")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return str(self.version)


class HoldingQuerySet(models.QuerySet):
    def watching(self):
        """Those whose gain has held so far, and whose time is not over."""
        return self.filter(slipped_at=None, until__gte=timezone.localdate())

    def due(self):
        """Those at which nobody has looked today."""
        today = timezone.localdate()
        return self.watching().exclude(checked_at__date__gte=today)


class Holding(models.Model):
    """The watch that a gain holds: new points beside those of the cycle."""

    adoption = models.ForeignKey(Adoption, models.CASCADE, related_name="holdings")
    series = models.ForeignKey("measurements.Series", models.CASCADE, related_name="+")
    until = models.DateField(_("until when it is watched"))
    slipped_at = models.DateTimeField(null=True)
    why = models.TextField(blank=True)
    checked_at = models.DateTimeField(null=True)

    objects = HoldingQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["adoption", "series"], name="holding_once")]
        indexes = [
            models.Index(fields=["-slipped_at"], condition=models.Q(slipped_at__isnull=False), name="holding_slipped")
        ]

    def __str__(self):
        return _("Whether the gain of “%(cycle)s” holds") % {"cycle": self.adoption.cycle}

    @property
    def is_slipping(self) -> bool:
        return self.slipped_at is not None

    @transaction.atomic
    def look(self) -> None:
        """Looks at the points since. Where the gain slips, people hear of it once."""
        why = slipped(self)
        Holding.objects.filter(pk=self.pk).update(checked_at=timezone.now())
        if why and Holding.objects.filter(pk=self.pk, slipped_at=None).update(slipped_at=timezone.now(), why=why):
            Activity.record("cycle.slipping", self.adoption.cycle, by=None)
        self.refresh_from_db()


class Adoptable:
    """A cycle whose change becomes what people work by."""

    @property
    def is_adopted(self) -> bool:
        return hasattr(self, "adoption")

    @property
    def is_slipping(self) -> bool:
        return self.is_adopted and any(holding.is_slipping for holding in self.adoption.holdings.all())

    @transaction.atomic
    def adopt_into(self, by, artifact, until=None, **content) -> Adoption:
        """Writes it into an artifact. `content` is as in `Artifact.revise`."""
        self._want_adoption()
        if self.is_adopted:
            return self.adoption
        before = artifact.current
        version = artifact.revise(by=by, because_of=self._first_event, **content)
        if version == before:
            raise ValidationError(_("Nothing is different yet. Change a line, or add one."))
        return self._adopt(by, version, until)

    @transaction.atomic
    def adopt_as_new(
        self, by, title: str, kind: str = ArtifactKind.PROCEDURE, link="", until=None, **content
    ) -> Adoption:
        """Makes a new artifact of it."""
        self._want_adoption()
        if self.is_adopted:
            return self.adoption
        told = content | {"because_of": self._first_event}
        artifact = Artifact.make(
            self.organisation, by, title, kind, team=self.team, owner=self.owner, link=link, content=told
        )
        return self._adopt(by, artifact.current, until)

    def _want_adoption(self) -> None:
        self.wait_with_events()
        if not (self.is_decided and self.decision.kind == DecisionKind.ADOPT):
            raise ValidationError(_("Decide to adopt it first."))

    @property
    def _first_event(self):
        return self.events.learning().order_by("pk").first()

    def _adopt(self, by, version, until) -> Adoption:
        adoption = Adoption.objects.create(cycle=self, version=version, by=by)
        why = self.decision.reason or _now("It was tried first: %(cycle)s") % {"cycle": self.title}
        for event in self.events.learning().order_by("pk"):
            Change.link(by, event, version, source=self, action=self.action, why_nevertheless=why)
        for series in [self.main, *self.balancing]:
            if series is not None:
                adoption.holdings.create(series=series, until=until or timezone.localdate() + WATCHED_FOR)
        self.refresh_from_db()
        Activity.record("cycle.adopted", self, by=by)
        return adoption
