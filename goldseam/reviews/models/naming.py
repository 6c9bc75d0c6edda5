"""Naming what will read differently: the review says exactly which checklist, plan or screen changes."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from goldseam.artifacts.models import Artifact

LONGEST = 300


class NamedArtifact(models.Model):
    """People decided that this one will change. It has, once a change of the review shows another version of it."""

    review = models.ForeignKey("reviews.Review", models.CASCADE, related_name="named_artifacts")
    artifact = models.ForeignKey("artifacts.Artifact", models.CASCADE, null=True, blank=True, related_name="+")
    text = models.CharField(_("what will read differently"), max_length=LONGEST)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return f"{self.artifact}: {self.text}" if self.artifact else self.text

    def get_absolute_url(self):
        return f"{self.review.get_absolute_url()}#changes"


class Naming:
    """A review that names what will change."""

    @transaction.atomic
    def name_artifact(self, by, text: str, artifact=None) -> NamedArtifact:
        self.event.want_it_here()
        if not text.strip():
            raise ValidationError({"text": _("Say what will read differently.")})
        return self.named_artifacts.create(artifact=artifact, text=text.strip()[:LONGEST], by=by)

    def still_to_change(self, person) -> list[NamedArtifact]:
        """What was named and has not changed yet, of what this person may see."""
        changed = set(self.changes.values_list("version__artifact", flat=True))
        named = self.named_artifacts.select_related("artifact__organisation", "review__organisation")
        seen = models.Q(artifact=None) | models.Q(artifact__in=Artifact.objects.visible_to(person))
        waiting = [one for one in named.filter(seen) if one.artifact_id not in changed]
        # Something new was named without its artifact: each other artifact that changed was one of these.
        others = changed - set(self.named_artifacts.exclude(artifact=None).values_list("artifact", flat=True))
        new = [one for one in waiting if one.artifact_id is None][: len(others)]
        return [one for one in waiting if one not in new]
