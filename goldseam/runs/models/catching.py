"""A problem that a run caught becomes a near miss, so that others learn of it."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.events.models import Event
from goldseam.events.models.event import DetectionMethod, EventKind, Visibility
from goldseam.runs.models.answering import Answered


class Catch(models.Model):
    """The event that a caught problem became, once for each line of a run."""

    run = models.ForeignKey("runs.Run", models.CASCADE, related_name="catches")
    item = models.ForeignKey("artifacts.Item", models.CASCADE, related_name="catches")
    event = models.ForeignKey("events.Event", models.CASCADE, related_name="catches")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "catches"
        constraints = [models.UniqueConstraint(fields=["run", "item"], name="caught_once")]

    def __str__(self):
        return f"{self.item}: {self.event}"


class Catching:
    """A run that finds problems in time."""

    @transaction.atomic
    def report(self, by, key) -> Event:
        """Writes the caught problem down as a near miss. Whoever sees the checklist sees it; said once."""
        self.wait_for_others()
        item = self.item(key)
        if known := self.catches.filter(item=item).select_related("event__organisation").first():
            return known.event
        problem = self.answers.filter(item=item, state=Answered.PROBLEM).first()
        if problem is None:
            raise ValidationError(_("No problem was caught at this line."))
        event = Event.log(self.organisation, by=by, text=problem.reason, **self._about(item, problem))
        self.catches.create(item=item, event=event, by=by)
        Activity.record("run.caught", self, by=by, event=event.number)
        return event

    def _about(self, item, problem) -> dict:
        words = {"title": self.artifact.title, "line": item.text}
        return {
            "kind": EventKind.NEAR_MISS,
            "team": self.artifact.team,
            "visibility": Visibility.TEAM if self.artifact.team_id else Visibility.ORGANISATION,
            "detected_at": problem.at,
            "detection_method": DetectionMethod.CHECKLIST_PAUSE,
            "stopped_by": (_now("%(title)s: %(line)s") % words)[:300],
            "source": "run",
        }
