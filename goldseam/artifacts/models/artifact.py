"""An artifact: the exact thing that people work by, and that a lesson changes."""

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.artifacts.models.describing import Describable, check_title
from goldseam.artifacts.models.kind import IF_THEN, ArtifactKind
from goldseam.artifacts.models.learning import LearningQuerySet
from goldseam.artifacts.models.looking import LONGEST, Lookable, LookableQuerySet
from goldseam.artifacts.models.owning import Owned, check_private
from goldseam.artifacts.models.staging import Staged, StagedQuerySet
from goldseam.artifacts.models.version import Versioned
from goldseam.artifacts.strength import USUAL, Strength
from goldseam.common.models import Counter


class ArtifactQuerySet(StagedQuerySet, LookableQuerySet, LearningQuerySet):
    def visible_to(self, person):
        """What is shared with the organisation or a team of the person. A plan that is one's own is one's own."""
        return self.filter(person.sight.of_teams(), Q(is_private=False) | Q(owner=person.pk))

    def checklists(self):
        return self.filter(kind=ArtifactKind.CHECKLIST)


class Artifact(Staged, Versioned, Lookable, Owned, Describable, models.Model):
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
    said_strength = models.PositiveSmallIntegerField(_("strength"), choices=Strength, null=True, blank=True)
    tags = models.ManyToManyField("events.Tag", related_name="artifacts", blank=True)
    # A personal if-then plan that only its owner sees.
    is_private = models.BooleanField(_("only I see it"), default=False)
    # Regulated work: a version counts once it is validated and signed off (see the app `validation`).
    is_controlled = models.BooleanField(_("changes are validated and signed off"), default=False)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = ArtifactQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "number"], name="artifact_number")]
        indexes = [
            models.Index(fields=["organisation", "kind", "title"], name="artifact_by_kind"),
            models.Index(fields=["organisation", "review_on"], name="artifact_to_look_at"),
        ]

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
        **about,
    ):
        """A new artifact, as a draft with its first version. `content` is as in `Artifact.revise`; `about` are other
        fields such as `review_on`: without it, people look again in a year."""
        check_title(title)
        if about.get("is_private"):
            check_private(kind, owner or by, by)
        about.setdefault("review_on", timezone.localdate() + LONGEST)
        artifact = cls.objects.create(
            organisation=organisation,
            number=Counter.next("artifact", organisation.pk),
            kind=kind,
            title=title.strip(),
            team=team,
            owner=owner or by,
            link=link,
            **about,
        )
        Activity.record("artifact.made", artifact, by=by)
        if content is not None:
            artifact.revise(by=by, **content)
        return artifact

    @property
    def is_checklist(self) -> bool:
        return self.kind == ArtifactKind.CHECKLIST

    @property
    def is_if_then(self) -> bool:
        return self.kind in IF_THEN

    @property
    def strength(self) -> Strength:
        """How much it protects by itself: as people said, else as its kind mostly does."""
        return Strength(self.said_strength or USUAL[self.kind])

    def can_be_edited_by(self, person) -> bool:
        return person.writes_in(self.organisation)
