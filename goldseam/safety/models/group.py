"""Those who are asked together in a pulse: one team each, as it was on the day of the opening."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class WhyNotAsked(models.TextChoices):
    SMALL = "small", _("Too few people to hide in")
    ALIKE = "alike", _("Nearly the same people as in another team")


class PulseGroup(models.Model):
    """One team in a pulse. Its name and size stay as they were."""

    pulse = models.ForeignKey("safety.Pulse", models.CASCADE, related_name="groups")
    team = models.ForeignKey("people.Team", models.CASCADE, related_name="+")
    name = models.CharField(max_length=120)
    invited = models.PositiveIntegerField()
    why_not_asked = models.CharField(max_length=10, choices=WhyNotAsked, blank=True)
    answered = models.PositiveIntegerField(null=True)  # Counted when the pulse closes, not before.
    before = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+")
    answered_in_both = models.PositiveIntegerField(null=True)  # At least; in this pulse and in the one before.
    roster_change = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["name", "id"]
        constraints = [models.UniqueConstraint(fields=["pulse", "team"], name="one_group_a_team")]

    def __str__(self):
        return self.name

    @property
    def is_asked(self) -> bool:
        return not self.why_not_asked


class Invited(models.Model):
    """The fact that somebody was asked. Written for all at once, when the pulse opens; nothing is ever added to it."""

    group = models.ForeignKey(PulseGroup, models.CASCADE, related_name="people")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "person"], name="invited_once")]


class Tally(models.Model):
    """What was counted when a pulse closed, of one team or (`group` is none) of all: only what may be shown.

    What must not be shown is not kept either. See `counting` for what `numbers` holds.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    pulse = models.ForeignKey("safety.Pulse", models.CASCADE, related_name="tallies")
    group = models.OneToOneField(PulseGroup, models.CASCADE, null=True, related_name="tally")
    numbers = models.JSONField()


class PulseComment(models.Model):
    """A comment, without any link to the answers that came with it. Those of teams too small stand without a team."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    pulse = models.ForeignKey("safety.Pulse", models.CASCADE, related_name="comments")
    group = models.ForeignKey(PulseGroup, models.CASCADE, null=True, related_name="comments")
    text = models.TextField()

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return _("an unsigned comment")
