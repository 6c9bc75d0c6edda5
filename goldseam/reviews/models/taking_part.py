"""Taking part in a review: by account, or as a role that has none here."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity


class Participant(models.Model):
    """Somebody who takes part, by account or by role."""

    review = models.ForeignKey("reviews.Review", models.CASCADE, related_name="participants")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+")
    role = models.CharField(_("role in the work"), max_length=120, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["review", "person"], condition=models.Q(person__isnull=False), name="takes_part_once"
            )
        ]

    def __str__(self):
        return self.person.name if self.person else self.role


class Attended:
    """A review in which people take part."""

    @transaction.atomic
    def invite(self, by, person=None, role: str = "") -> Participant:
        """Adds somebody who takes part: a person, or a role that has no account here."""
        if person is None and not role.strip():
            raise ValidationError(_("Choose a person, or write a role."))
        if person is None:
            return self.participants.get_or_create(person=None, role=role.strip())[0]
        participant, is_new = self.participants.get_or_create(person=person, defaults={"role": role.strip()})
        if is_new:
            Activity.record("review.invited", self, by=by, person=person.pk)
        return participant

    def take_out(self, participant, by) -> None:
        """Somebody does not take part after all."""
        self.participants.filter(pk=participant.pk).delete()
