"""Following through: ten minutes, a week after closing. Did the changes land?"""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity

AFTER = timedelta(days=7)
MINUTES = 10


class FollowThrough(models.Model):
    """The appointment a week later, and once it has been kept, what came out."""

    review = models.OneToOneField("reviews.Review", models.CASCADE, related_name="follow_through")
    due_at = models.DateTimeField(db_index=True)
    held_at = models.DateTimeField(null=True)
    held_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    reads_differently = models.BooleanField(_("the artifact reads differently now"), null=True)
    in_the_way = models.TextField(_("what got in the way"), blank=True)
    why_not_landed = models.TextField(_("why nothing had to land"), blank=True)

    def __str__(self):
        return _("Follow-through of %(review)s") % {"review": self.review}

    @property
    def is_held(self) -> bool:
        return self.held_at is not None

    @property
    def has_landed(self) -> bool:
        """At least one change is confirmed, or there is a reason why none had to be."""
        return self.is_held and bool(self.reads_differently or self.why_not_landed.strip())


class Landing(models.Model):
    """How far one action had come at the follow-through."""

    class State(models.TextChoices):
        DONE = "done", _("Done")
        PARTLY = "partly", _("Partly")
        NOT = "not", _("Not yet")

    follow_through = models.ForeignKey(FollowThrough, models.CASCADE, related_name="landings")
    action = models.ForeignKey("actions.Action", models.CASCADE, related_name="landings")
    state = models.CharField(max_length=10, choices=State)
    note = models.CharField(_("evidence, or what got in the way"), max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["follow_through", "action"], name="landing_once")]

    def __str__(self):
        return f"{self.action}: {self.get_state_display()}"


class FollowableQuerySet(models.QuerySet):
    def awaiting_follow_through(self):
        return self.filter(follow_through__isnull=False, follow_through__held_at=None)


class Followable:
    """A closed review that people come back to."""

    def plan_follow_through(self) -> None:
        FollowThrough.objects.get_or_create(review=self, defaults={"due_at": _same_hour_in_a_week()})

    def drop_follow_through(self) -> None:
        FollowThrough.objects.filter(review=self, held_at=None).delete()

    @property
    def has_landed(self) -> bool:
        return hasattr(self, "follow_through") and self.follow_through.has_landed

    @transaction.atomic
    def follow_up(self, by, landings: dict, reads_differently: bool, in_the_way: str = "", why_not_landed: str = ""):
        """Records the outcome. `landings` maps each action to its state and note; those done are completed."""
        appointment = FollowThrough.objects.select_for_update().get(review=self)
        appointment.review = self  # type: ignore[assignment]
        if appointment.is_held:
            return appointment
        if not reads_differently and not in_the_way.strip():
            raise ValidationError({"in_the_way": _("Say what got in the way, so that it can be removed.")})
        appointment.held_at, appointment.held_by = timezone.now(), by
        appointment.reads_differently = reads_differently
        appointment.in_the_way, appointment.why_not_landed = in_the_way, why_not_landed
        appointment.save()
        for action, (state, note) in landings.items():
            appointment.landings.create(action=action, state=state, note=note)
            if state == Landing.State.DONE and action.is_open:
                action.complete(by=by, evidence=note)
        Activity.record("review.followed_through", self, by=by, landed=appointment.has_landed)
        return appointment


def _same_hour_in_a_week():
    """A week from now at a full hour; at nine where it would be night."""
    moment = timezone.localtime() + AFTER
    hour = moment.hour if 8 <= moment.hour <= 17 else 9
    return timezone.make_aware(datetime.combine(moment.date(), time(hour)))
