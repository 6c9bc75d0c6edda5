"""Taking part in a review: by account, or as a role that has none here."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity


class Place(models.TextChoices):
    """Where somebody stands in the chain of the work. A review asks all of it, not only who was there."""

    UPSTREAM = "upstream", _("Before us: hands the work over to us")
    THERE = "there", _("Was there")
    DOWNSTREAM = "downstream", _("After us: takes over what we did")


class Participant(models.Model):
    """Somebody who takes part, by account or by role."""

    review = models.ForeignKey("reviews.Review", models.CASCADE, related_name="participants")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+")
    role = models.CharField(_("role in the work"), max_length=120, blank=True)
    place = models.CharField(_("place in the chain"), max_length=10, choices=Place, default=Place.THERE)

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
    def invite(self, by, person=None, role: str = "", place: str = Place.THERE) -> Participant:
        """Adds somebody who takes part: a person, or a role that has no account here."""
        if person is None and not role.strip():
            raise ValidationError(_("Choose a person, or write a role."))
        if person is None:
            return self.participants.get_or_create(person=None, role=role.strip(), defaults={"place": place})[0]
        facts = {"role": role.strip(), "place": place}
        participant, is_new = self.participants.get_or_create(person=person, defaults=facts)
        if is_new:
            Activity.record("review.invited", self, by=by, person=person.pk)
        return participant

    @transaction.atomic
    def take_out(self, participant, by) -> None:
        """Somebody does not take part after all; a calendar that holds the appointment is told."""
        gone, _count = self.participants.filter(pk=participant.pk).delete()
        needs_not_come = participant.person_id not in (None, self.facilitator_id)
        if gone and needs_not_come and self.is_planned_ahead:
            Activity.record("review.taken_out", self, by=by, person=participant.person_id, **self.appointment)
