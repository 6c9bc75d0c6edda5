"""Answering a line of a checklist. Nothing is overwritten: the newest answer counts, the others are its story."""

import uuid

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.artifacts.models import Answer as Asked
from goldseam.runs.words import in_a_line

LONGEST_VALUE, LONGEST_REASON = 200, 500


class Answered(models.TextChoices):
    DONE = "done", _("Done")
    NOT_APPLICABLE = "not_applicable", _("Does not apply")
    SKIPPED = "skipped", _("Skipped")
    PROBLEM = "problem", _("Caught a problem")


class Answer(models.Model):
    """What somebody said about one line: when it was so (`at`), and when the product heard of it (`added_at`)."""

    run = models.ForeignKey("runs.Run", models.CASCADE, related_name="answers")
    item = models.ForeignKey("artifacts.Item", models.CASCADE, related_name="answers")
    state = models.CharField(max_length=20, choices=Answered)
    value = models.CharField(_("what was measured, or who it is"), max_length=LONGEST_VALUE, blank=True)
    reason = models.CharField(_("why, or what was found"), max_length=LONGEST_REASON, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    # Made on the device, so that what is sent twice is kept once.
    once = models.UUIDField(default=uuid.uuid4)
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [models.UniqueConstraint(fields=["run", "once"], name="answer_once")]
        indexes = [models.Index(fields=["run", "item", "-at", "-id"], name="answer_newest")]

    def __str__(self):
        return f"{self.item}: {self.get_state_display()}"


class Answerable:
    """A run whose lines people answer."""

    def item(self, key):
        """The line of that key, in the version that the run began with."""
        try:
            return self.version.items.get(key=uuid.UUID(str(key)))
        except (ValueError, self.version.items.model.DoesNotExist) as unknown:
            raise ValidationError(_("This line is not part of the checklist that you run.")) from unknown

    @transaction.atomic
    def answer(self, by, key, state: str, *, value="", reason="", at=None, once=None) -> Answer:
        """Keeps what somebody says about a line. What comes late from a device counts by when it was so."""
        self.wait_for_others()
        once = once or uuid.uuid4()
        if known := self.answers.filter(once=once).first():
            return known
        item, at = self.item(key), self.moment(at)
        self.refuse_if_over(at)
        facts = _facts(item, state, value, reason)
        return Answer.objects.create(run=self, item=item, by=by, at=at, once=once, **facts)


def _facts(item, state: str, value: str, reason: str) -> dict:
    if state not in Answered.values:
        raise ValidationError({"state": _("Choose one of those that are offered.")})
    value = in_a_line(value, "value", LONGEST_VALUE)
    reason = in_a_line(reason, "reason", LONGEST_REASON)
    if state == Answered.SKIPPED and not reason:
        raise ValidationError({"reason": _("Say in a few words why it is skipped.")})
    if state == Answered.PROBLEM and not reason:
        raise ValidationError({"reason": _("Say in a few words what was found.")})
    if state == Answered.DONE and not value and item.answer != Asked.DONE:
        asks = {Asked.VALUE: _("Write down what was measured."), Asked.NAME: _("Write down who it is.")}
        raise ValidationError({"value": asks[item.answer]})
    return {"state": state, "value": value, "reason": reason}
