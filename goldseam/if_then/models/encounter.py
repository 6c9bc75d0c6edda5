"""Meeting the moment of one's own plan."""

import uuid

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from goldseam.activity.home import forget_homes
from goldseam.if_then.models.met import Met, MetQuerySet
from goldseam.if_then.personal import refuse_others, words_of


class EncounterQuerySet(MetQuerySet):
    def visible_to(self, person):
        """One's own. Managers and auditors see no more."""
        return self.filter(by=person.pk)


class Encounter(Met):
    """The moment of a personal plan came. It is the owner's alone."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    # Of the form: sent twice, it counts once.
    once = models.UUIDField(default=uuid.uuid4)

    objects = EncounterQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["artifact", "once"], name="met_once")]
        indexes = [models.Index(fields=["artifact", "by", "-id"], name="met_by")]

    @classmethod
    @transaction.atomic
    def note_down(cls, artifact, by, outcome: str, note: str = "", once=None) -> "Encounter":
        """The owner met the moment."""
        refuse_others(artifact, by)
        once = once or uuid.uuid4()
        if known := cls.objects.filter(artifact=artifact, once=once).first():
            return known
        facts = {"version": words_of(artifact), "by": by, "outcome": outcome, "note": note.strip()}
        cls(**facts).clean_fields(exclude=["artifact", "version", "by"])
        encounter, _is_new = cls.objects.get_or_create(artifact=artifact, once=once, defaults=facts)
        transaction.on_commit(forget_homes)
        return encounter

    @transaction.atomic
    def take_back(self, by) -> None:
        """Undoes it."""
        if not self.can_be_taken_back_by(by):
            raise ValidationError(_("A personal plan is its owner’s own: nobody else can say this."))
        self.delete()
        transaction.on_commit(forget_homes)

    def can_be_taken_back_by(self, person) -> bool:
        return self.by_id == person.pk
