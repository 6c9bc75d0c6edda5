"""An artifact: the exact thing that people work by, and that a lesson changes."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.artifacts.models.version import Versioned
from goldseam.common.models import Counter


class ArtifactKind(models.TextChoices):
    CHECKLIST = "checklist", _("Checklist")
    IF_THEN = "if_then_plan", _("If-then plan")
    TEAM_RULE = "team_rule", _("Team rule")
    PROCEDURE = "procedure", _("Standard or procedure")
    CRITERIA = "criteria", _("Acceptance criteria")
    DASHBOARD = "dashboard", _("Dashboard or alert")
    TEST = "test", _("Test or CI rule")
    FORM = "form", _("Form or template")
    TRAINING = "training", _("Training")
    CONTRACT = "contract", _("Contract clause")
    DESIGN = "design", _("Design")


class ArtifactQuerySet(models.QuerySet):
    def visible_to(self, person):
        return self.filter(person.sight.of_teams())

    def checklists(self):
        return self.filter(kind=ArtifactKind.CHECKLIST)

    def in_use(self):
        return self.filter(retirement__isnull=True)


class Artifact(Versioned, models.Model):
    """Something people work by, in versions: each says what changed and, where it answers one, which event."""

    is_storied = True

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="artifacts")
    number = models.PositiveBigIntegerField()
    kind = models.CharField(_("kind"), max_length=20, choices=ArtifactKind, default=ArtifactKind.CHECKLIST)
    title = models.CharField(_("title"), max_length=160)
    team = models.ForeignKey("people.Team", models.SET_NULL, null=True, blank=True, related_name="artifacts")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    link = models.URLField(_("where it lives"), blank=True)
    review_on = models.DateField(_("look at it again on"), null=True, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = ArtifactQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "number"], name="artifact_number")]
        indexes = [models.Index(fields=["organisation", "kind", "title"], name="artifact_by_kind")]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("artifacts:show", args=[self.organisation.slug, self.number])

    @classmethod
    @transaction.atomic
    def make(
        cls,
        organisation,
        by,
        title,
        kind=ArtifactKind.CHECKLIST,
        *,
        team=None,
        owner=None,
        link="",
        content=None,
    ):
        """A new artifact with its first version. `content` is as in `Artifact.revise`."""
        if not title.strip():
            raise ValidationError({"title": _("Give it a name that people will recognise.")})
        artifact = cls.objects.create(
            organisation=organisation,
            number=Counter.next("artifact", organisation.pk),
            kind=kind,
            title=title.strip(),
            team=team,
            owner=owner or by,
            link=link,
        )
        Activity.record("artifact.made", artifact, by=by)
        if content is not None:
            artifact.revise(by=by, **content)
        return artifact

    @property
    def is_checklist(self) -> bool:
        return self.kind == ArtifactKind.CHECKLIST

    @property
    def is_retired(self) -> bool:
        return hasattr(self, "retirement")

    def can_be_edited_by(self, person) -> bool:
        return person.writes_in(self.organisation)

    @transaction.atomic
    def rename(self, by, title, link="", **details) -> None:
        """Says what it is called, whose it is and where it lives. What it says stays as it is."""
        if not title.strip():
            raise ValidationError({"title": _("Give it a name that people will recognise.")})
        for name, value in (details | {"title": title.strip(), "link": link}).items():
            setattr(self, name, value)
        self.save()
        Activity.record("artifact.renamed", self, by=by)

    @transaction.atomic
    def retire(self, by, reason: str) -> None:
        """Takes it out of use. That is fine work: what nobody needs is in the way."""
        if not reason.strip():
            raise ValidationError({"reason": _("Say why it is no longer needed.")})
        _retirement, is_new = Retirement.objects.get_or_create(artifact=self, defaults={"by": by, "reason": reason})
        if is_new:
            Activity.record("artifact.retired", self, by=by)

    @transaction.atomic
    def bring_back(self, by) -> None:
        if self.is_retired:
            self.retirement.delete()
            self.refresh_from_db()
            Activity.record("artifact.brought_back", self, by=by)


class Retirement(models.Model):
    """The fact that an artifact is out of use. Bringing it back deletes it."""

    artifact = models.OneToOneField(Artifact, models.CASCADE, related_name="retirement")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    reason = models.TextField()

    def __str__(self):
        return f"{self.artifact} retired"
