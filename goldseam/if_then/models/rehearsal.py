"""Rehearsing a plan: saying it aloud twice and picturing the moment. Plans that are rehearsed are kept more often."""

from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from goldseam.activity.home import forget_homes
from goldseam.if_then.personal import latest_meaning, refuse_others, words_of
from goldseam.language.if_then import REHEARSED_WITHIN

WITHIN = timedelta(hours=REHEARSED_WITHIN)  # Of writing it (I10).


class RehearsalQuerySet(models.QuerySet):
    def visible_to(self, person):
        """One's own. Nobody else learns whether somebody has rehearsed."""
        return self.filter(by=person.pk)

    def of(self, artifact):
        """Those of its words as they are now: what only changed wording or layout asks for no new one."""
        meaning = latest_meaning("artifact").values("number")[:1]
        return self.filter(artifact=artifact, version__number__gte=models.Subquery(meaning))


class Rehearsal(models.Model):
    """The fact that the owner has said these words aloud twice. It leaves no activity: it is the owner's business."""

    artifact = models.ForeignKey("artifacts.Artifact", models.CASCADE, related_name="rehearsals")
    version = models.ForeignKey("artifacts.Version", models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = RehearsalQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "by"], name="rehearsed_once_a_version")]

    def __str__(self):
        return f"{self.version} rehearsed"


@transaction.atomic
def rehearse(artifact, by) -> Rehearsal:
    """The owner has said the plan aloud twice, as it reads now, and pictured the moment."""
    refuse_others(artifact, by)
    version = words_of(artifact)
    rehearsal, _is_new = Rehearsal.objects.get_or_create(version=version, by=by, defaults={"artifact": artifact})
    transaction.on_commit(forget_homes)
    return rehearsal


@transaction.atomic
def not_rehearsed(artifact, by) -> None:
    """Takes it back."""
    Rehearsal.objects.visible_to(by).of(artifact).delete()
    transaction.on_commit(forget_homes)
