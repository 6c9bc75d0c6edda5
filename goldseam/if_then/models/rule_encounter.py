"""Meeting the moment of a team rule: counted for the team, and nobody is kept."""

import uuid

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from goldseam.artifacts.models import Artifact, ArtifactKind
from goldseam.if_then.models.met import Met, MetQuerySet
from goldseam.if_then.personal import words_of


class RuleEncounterQuerySet(MetQuerySet):
    def visible_to(self, person):
        """Nobody is named in it, so those who see the rule see it."""
        return self.filter(artifact__in=Artifact.objects.visible_to(person).values("pk"))

    def today(self):
        return self.filter(on=timezone.localdate())


class RuleEncounter(Met):
    """The moment of a team rule came. No more than the day is kept.

    It has a table of its own, and a key without an order: beside rows that carry a name, its place would tell whose it
    is.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    objects = RuleEncounterQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "pk"]
        indexes = [models.Index(fields=["artifact", "-on"], name="rule_met_by_day")]

    @classmethod
    @transaction.atomic
    def note_down(cls, artifact, outcome: str, note: str = "", once=None) -> "RuleEncounter":
        """Somebody met the moment. A form sent twice counts once; the form itself is not kept."""
        if artifact.kind != ArtifactKind.TEAM_RULE:
            raise ValidationError(_("Only the moments of team rules are counted without a name."))
        facts = {"artifact": artifact, "version": words_of(artifact), "outcome": outcome, "note": note.strip()}
        cls(**facts).clean_fields(exclude=["artifact", "version"])
        return cls.objects.get_or_create(pk=_key_of(artifact, once), defaults=facts)[0]

    @transaction.atomic
    def take_back(self) -> None:
        """Undoes it. Nobody knows whose it was: what was counted today can be taken back."""
        if not self.can_be_taken_back:
            raise ValidationError(_("Only what was counted today can be taken back."))
        self.delete()

    @property
    def can_be_taken_back(self) -> bool:
        return self.on == timezone.localdate()


def _key_of(artifact, once) -> uuid.UUID:
    """The same for the same form, and nothing leads from it back to the form."""
    if once is None:
        return uuid.uuid4()
    digest = salted_hmac("goldseam.if_then.rule_encounter", f"{artifact.pk} {once}", algorithm="sha256").digest()
    return uuid.UUID(bytes=digest[:16], version=4)
