"""Verifying an action: somebody other than its owner has looked, and it is really in place."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity


class Confirmation(models.Model):
    """The fact that somebody looked and found a finished action in place. Taking the action up again deletes it."""

    action = models.OneToOneField("actions.Action", models.CASCADE, related_name="confirmation")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    seen = models.CharField(_("what was seen"), max_length=300, blank=True)

    def __str__(self):
        return f"{self.action} verified"


class Confirmable:
    """A finished action that people verify."""

    @property
    def is_verified(self) -> bool:
        return hasattr(self, "confirmation")

    def can_be_confirmed_by(self, person) -> bool:
        """Others see what the owner no longer sees. Alone, one looks oneself."""
        if not person.writes_in(self.organisation):
            return False
        return person.pk != self.owner_id or not self._has_others()

    @transaction.atomic
    def confirm(self, by, seen: str = "") -> None:
        """Verifies that it is in place."""
        self.wait_for_others()
        if not self.is_done:
            raise ValidationError(_("It can be verified once it is done."))
        if not self.can_be_confirmed_by(by):
            raise ValidationError(_("Somebody other than its owner looks whether it is in place."))
        _confirmation, is_new = Confirmation.objects.get_or_create(action=self, defaults={"by": by, "seen": seen})
        if is_new:
            Activity.record("action.verified", self, by=by)

    def take_back_confirmation(self) -> None:
        Confirmation.objects.filter(action=self).delete()

    def _has_others(self) -> bool:
        if self.event and self.event.is_sample:
            return False  # A sample case is told by one person.
        return self.organisation.memberships.writers().exclude(person=self.owner_id).exists()
