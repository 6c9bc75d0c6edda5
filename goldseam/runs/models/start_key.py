"""A key with which another tool says that a checklist should be run now, and can do nothing else."""

import re

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from goldseam.common.keys import ProgramKey
from goldseam.runs.words import in_a_line

LONGEST_PATH = 120
PATH = re.compile(r"[\w-]+(\.[\w-]+)*")


class StartKey(ProgramKey):
    """Whoever has it opens moments for this checklist, and sees how far a run for a piece of work is."""

    prefix = "gss_"

    artifact = models.ForeignKey("artifacts.Artifact", models.CASCADE, related_name="start_keys")
    # Where a webhook of another tool says them, such as `pull_request.head.sha`.
    ref_at = models.CharField(max_length=LONGEST_PATH, blank=True)
    project_at = models.CharField(max_length=LONGEST_PATH, blank=True)

    @classmethod
    def with_what_it_opens(cls):
        return super().with_what_it_opens().select_related("artifact__organisation", "artifact__retirement")

    @classmethod
    @transaction.atomic
    def make(cls, artifact, by, name: str, once: str = "", ref_at: str = "", project_at: str = ""):
        """A new key, and the key itself, to be shown once. The same form (`once`), sent twice, asks for the same."""
        if not artifact.is_checklist:
            raise ValidationError(_("Only checklists are run."))
        places = {"ref_at": _place(ref_at, "ref_at"), "project_at": _place(project_at, "project_at")}
        type(artifact).objects.select_for_update().get(pk=artifact.pk)
        key, token, is_new = cls.issue(artifact.start_keys, by, name, once, artifact=artifact)
        if is_new:
            for field, place in places.items():
                setattr(key, field, place)
            key.save(update_fields=[*places])
        return key, token

    @property
    def note(self) -> str:
        """Where it looks for the piece of work, if not where all do."""
        places = {_("piece of work: %(place)s"): self.ref_at, _("project: %(place)s"): self.project_at}
        return ", ".join(str(words) % {"place": place} for words, place in places.items() if place)

    def revoke(self, by) -> None:
        """It opens nothing any more."""
        self.close(by)


def _place(text: str, field: str) -> str:
    place = in_a_line(text, field, LONGEST_PATH)
    if place and not PATH.fullmatch(place):
        raise ValidationError({field: _("Write the names with dots between them, such as release.tag_name.")})
    return place
