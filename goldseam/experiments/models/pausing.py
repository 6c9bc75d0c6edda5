"""Pausing: a stop condition is reached or somebody asks for it; people hear of it and look back at it together."""

from typing import NamedTuple

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.experiments.choices import StopKind
from goldseam.experiments.plan.fields import SHORT, said
from goldseam.experiments.stops.limits import drawn_for
from goldseam.experiments.stops.reaching import first_reached
from goldseam.experiments.stops.review import review_of_stop

WITHOUT_REVIEW = {StopKind.TIME}  # That the planned time is over is no setback.


class Pause(models.Model):
    """The fact that a cycle stopped. It goes on only if people say so."""

    cycle = models.ForeignKey("experiments.Cycle", models.CASCADE, related_name="pauses")
    why = models.TextField(_("why it stops"))
    stop_kind = models.CharField(_("condition"), max_length=20, choices=StopKind, blank=True)
    stop_words = models.CharField(max_length=SHORT, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    by_itself = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now)
    event = models.ForeignKey("events.Event", models.SET_NULL, null=True, related_name="+")
    review = models.ForeignKey("reviews.Review", models.SET_NULL, null=True, related_name="+")
    resumed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle"], condition=models.Q(resumed_at__isnull=True), name="one_pause_at_a_time"
            )
        ]

    def __str__(self):
        return self.why

    @property
    def is_over(self) -> bool:
        return self.resumed_at is not None

    @property
    def is_asked(self) -> bool:
        """Whether somebody asked to go on, and another person has to agree."""
        return hasattr(self, "resumption") and not self.is_over


class PausableQuerySet(models.QuerySet):
    def running(self):
        return self.unstudied().started().filter(~Exists(Pause.objects.filter(cycle=OuterRef("pk"), resumed_at=None)))

    def paused(self):
        """Found from what stands still, which is little beside all that was ever tried."""
        return self.unstudied().started().filter(pk__in=Pause.objects.filter(resumed_at=None).values("cycle"))


class Pausable:
    """A cycle that stops before it does harm."""

    @property
    def current_pause(self) -> Pause | None:
        return next((pause for pause in self.pauses.all() if not pause.is_over), None)

    @property
    def is_paused(self) -> bool:
        return self.current_pause is not None

    @property
    def was_stopped(self) -> bool:
        """Whether harm or a guardrail ever stopped it."""
        return any(pause.stop_kind in (StopKind.HARM, StopKind.GUARDRAIL) for pause in self.pauses.all())

    @transaction.atomic
    def pause(self, by, why: str, stop=None) -> Pause:
        """Stops it. `stop` is the condition of the plan, or its kind; without a person it stopped by itself.

        Two who stop it at the same moment stop it once.
        """
        self.wait_with_events()
        why = said(why, "why")
        if not why:
            raise ValidationError({"why": _("Say in a few words why it stops.")})
        if not self.is_started:
            raise ValidationError(_("It has not started."))
        if self.current_pause:
            return self.current_pause
        if self.is_studied:
            raise ValidationError(_("It is over: its result is written."))
        kind, words = _condition(stop)
        pause = self.pauses.create(why=why, stop_kind=kind, stop_words=words, by=by, by_itself=by is None)
        if kind not in WITHOUT_REVIEW:
            pause.review = review_of_stop(self, pause)
            pause.event = pause.review.event  # Where the review goes with its event, the words here go, too.
            pause.save(update_fields=["review", "event"])
        Activity.record("cycle.paused", self, by=by, pause=pause.pk)
        return pause

    def look_at_values(self) -> None:
        """Conditions that were amended come into force: what is in already may meet them, and then it stops at once."""
        self.started.limits |= drawn_for(self, self.plan)
        self.started.save(update_fields=["limits"])
        for series in self.series:
            found = first_reached(self, series) if self.is_running else None
            if found:
                self.pause(by=None, why=found[1], stop=found[0])


class Condition(NamedTuple):
    kind: str
    words: str


def _condition(stop) -> Condition:
    if stop is None or isinstance(stop, str):
        if stop and stop not in StopKind.values:
            raise ValidationError({"stop": _("Choose one of those that are offered.")})
        return Condition(stop or "", "")
    return Condition(stop.kind, stop.words[:SHORT])
