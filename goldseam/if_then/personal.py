"""Whose plan it is: a personal plan is one person's own business, a team rule is everybody's."""

from django.core.exceptions import ValidationError
from django.db.models import Case, OuterRef, Subquery, When
from django.utils.translation import gettext as _

from goldseam.artifacts.models import ArtifactKind, Version

IN_FORCE_FIRST = Case(When(effective_at=None, then=1), default=0)


def is_personal(artifact) -> bool:
    return artifact.kind == ArtifactKind.IF_THEN


def is_own_plan(artifact, person) -> bool:
    """Whether it is a plan that this person made for themselves."""
    return is_personal(artifact) and artifact.owner_id == person.pk


def refuse_others(artifact, person) -> None:
    if not is_own_plan(artifact, person):
        raise ValidationError(_("A personal plan is its owner’s own: nobody else can say this."))


def words_of(artifact) -> Version:
    """The version that people go by. What has no words yet cannot be met or rehearsed."""
    if artifact.is_retired:
        raise ValidationError(_("It is out of use. Bring it back first."))
    version = artifact.in_force or artifact.current
    if version is None:
        raise ValidationError(_("It has no words yet."))
    return version


def latest_meaning(artifact="pk"):
    """Of the artifact in a query: the versions that changed more than wording or layout, the newest first; up to the
    one that people go by, since one that waits for its sign-off changes nothing yet."""
    now = newest_words("artifact").values("number")[:1]
    meant = Version.objects.filter(artifact=OuterRef(artifact), is_cosmetic=False, number__lte=Subquery(now))
    return meant.order_by("-number")


def newest_words(artifact="pk"):
    """Of the artifact in a query: the version that people go by first, as in `words_of`."""
    return Version.objects.filter(artifact=OuterRef(artifact)).order_by(IN_FORCE_FIRST, "-number")
