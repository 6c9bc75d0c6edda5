"""What happens when a promise has waited for long: somebody who can help is told, once. Nobody is counted."""

from datetime import timedelta

from django.core.validators import MaxValueValidator
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.people.models import Person
from goldseam.people.models.membership import MANAGERS

USUAL_DAYS = 7
MOST_DAYS = 60


class Patience(models.Model):
    """How long a promise may be overdue in an organisation before others are told; never, where `days` is empty."""

    organisation = models.OneToOneField("people.Organisation", models.CASCADE, related_name="patience")
    days = models.PositiveSmallIntegerField(
        _("days"), null=True, blank=True, default=USUAL_DAYS, validators=[MaxValueValidator(MOST_DAYS)]
    )

    def __str__(self):
        return str(self.days or "")

    @classmethod
    def of(cls, organisation) -> "Patience":
        return cls.objects.filter(organisation=organisation).first() or cls(organisation=organisation)

    @classmethod
    def set(cls, organisation, by, days: int | None) -> None:
        cls.objects.update_or_create(organisation=organisation, defaults={"days": days})


class Escalation(models.Model):
    """The fact that others were told of a promise whose day had passed. A new date starts afresh."""

    class Told(models.TextChoices):
        FACILITATOR = "facilitator", _("the facilitator")
        MANAGERS = "managers", _("the owners and admins")

    action = models.ForeignKey("actions.Action", models.CASCADE, related_name="escalations")
    due_on = models.DateField()
    told = models.CharField(max_length=20, choices=Told)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-id"]
        constraints = [models.UniqueConstraint(fields=["action", "due_on"], name="escalated_once")]

    def __str__(self):
        return f"{self.action}: {self.get_told_display()}"


class Escalatable:
    """An action of which others are told when it has waited for long."""

    @transaction.atomic
    def escalate(self) -> None:
        """Tells the facilitator of the review, or else those who run the organisation; nobody where one is alone."""
        told, people = self._who_can_help()
        if not people:
            return
        _escalation, is_new = Escalation.objects.get_or_create(action=self, due_on=self.due_on, defaults={"told": told})
        if is_new:
            Activity.record("action.escalated", self, by=None, people=[person.pk for person in people])

    def escalates_on(self, days: int):
        return self.due_on + timedelta(days=days)

    def _who_can_help(self):
        facilitator = getattr(self.source, "facilitator", None)
        if facilitator and self._can_help(facilitator):
            return Escalation.Told.FACILITATOR, [facilitator]
        managers = Person.objects.filter(
            memberships__organisation=self.organisation, memberships__role__in=MANAGERS, is_active=True
        )
        return Escalation.Told.MANAGERS, [person for person in managers if self._can_help(person)]

    def _can_help(self, person) -> bool:
        """Whoever may see it, other than the owner, who knows."""
        is_other = person.pk != self.owner_id and person.is_active and person.writes_in(self.organisation)
        return is_other and type(self).objects.visible_to(person).filter(pk=self.pk).exists()
