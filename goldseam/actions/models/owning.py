"""Owning an action: one person keeps the promise. What came with a document may wait for somebody to take it."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity


class OwnableQuerySet(models.QuerySet):
    def owned_by(self, person):
        return self.filter(owner=person.pk)

    def unassigned(self):
        """What nobody has taken yet, or what has no date: it came with a document."""
        return self.filter(models.Q(owner=None) | models.Q(due_on=None))


class Ownable:
    """An action that somebody keeps."""

    @property
    def is_unassigned(self) -> bool:
        return self.owner_id is None or self.due_on is None

    @property
    def owner_name(self) -> str:
        """Who keeps it; before somebody takes it, the owner as the document named them, or nothing."""
        return self.owner.name if self.owner else self.owner_text

    @transaction.atomic
    def assign(self, by, owner, due_on) -> None:
        """Gives an action that came with a document one owner and a date. From here on it is a promise."""
        self.wait_for_others()
        if (self.owner_id, self.due_on) == (owner.pk, due_on):
            return
        if not self.is_open:
            raise ValidationError(_("Only an open action needs an owner."))
        if not self.is_unassigned:
            raise ValidationError(_("Somebody has taken this action already."))
        if due_on != self.due_on and due_on < timezone.localdate():
            raise ValidationError({"due_on": _("That day has passed. Choose today or a later day.")})
        self.owner, self.due_on = owner, due_on
        self.first_due_on = self.first_due_on or due_on
        self.check_owner()
        self.save(update_fields=["owner", "due_on", "first_due_on"])
        Activity.record("action.assigned", self, by=by)

    def check_owner(self) -> None:
        """A promise is kept by somebody who takes part in the work."""
        if not self.organisation.memberships.writers().filter(person=self.owner).exists():
            raise ValidationError({"owner": _("Choose somebody who takes part in the work here.")})
