"""Loads an artifact and one of its versions, out of those that this person may see."""

from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from goldseam.artifacts.models import Artifact, Version
from goldseam.people.scopes import OrganisationScoped
from goldseam.validation.models import Approval, Examination

# What the dossier and what is missing both ask for.
RECORDS = (
    Prefetch("examinations", Examination.objects.select_related("by")),
    Prefetch("approvals", Approval.objects.select_related("by", "role")),
)
WITH = ("change_record__by", "enactment__by", "training_done__by", "effect_check__by", "by")


class ArtifactScoped(OrganisationScoped):
    reader = "reads"

    def load(self, number, **kwargs):
        seen = Artifact.objects.filter(organisation=self.organisation).visible_to(self.request.user)
        related = seen.select_related("organisation", "team", "owner", "control__by", "activation", "retirement")
        self.artifact = get_object_or_404(related.prefetch_related("approval_roles__people"), number=number)

    @property
    def dossier(self) -> str:
        return reverse("validation:show", args=[self.organisation.slug, self.artifact.number])


class VersionScoped(ArtifactScoped):
    def load(self, version, **kwargs):
        super().load(**kwargs)
        self.version = version_of(self.artifact, version)


def version_of(artifact, number: int) -> Version:
    version = artifact.versions.select_related(*WITH).prefetch_related(*RECORDS).filter(number=number).first()
    if version is None:
        raise Http404
    version.artifact = artifact
    return version
