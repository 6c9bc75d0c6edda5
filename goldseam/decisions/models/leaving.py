"""No longer following a decision: it is left, or a newer one takes its place."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.decisions import texts


class Deprecation(models.Model):
    """The fact that nobody follows it any more, without another in its place. Following it again deletes it."""

    decision = models.OneToOneField("decisions.Decision", models.CASCADE, related_name="deprecation")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    reason = models.TextField()

    def __str__(self):
        return f"{self.decision} deprecated"


class Supersession(models.Model):
    """The fact that a newer decision, once accepted, took its place."""

    decision = models.OneToOneField("decisions.Decision", models.CASCADE, related_name="superseded")
    by_decision = models.ForeignKey("decisions.Decision", models.CASCADE, related_name="superseding")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return f"{self.decision} superseded"


class Leavable:
    """A decision that people stop following, and may follow again."""

    @transaction.atomic
    def deprecate(self, by, reason: str) -> None:
        """Nobody is to follow it any more, and nothing takes its place."""
        self.wait_for_others()
        said = texts.wanted(reason, "reason", _("Say why it is no longer followed."))
        if hasattr(self, "deprecation"):
            return
        self._want_decider(by)
        if not self.is_followed:
            raise ValidationError(_("Only what people follow can be left."))
        Deprecation.objects.create(decision=self, by=by, reason=said)
        self._look_back_never()
        Activity.record("decision.deprecated", self, by=by)

    @transaction.atomic
    def follow_again(self, by) -> None:
        self.wait_for_others()
        if hasattr(self, "deprecation"):
            self._want_decider(by)
            self._end("deprecation")
            last = self.look_backs.first()
            looks_on = last.again_on if last else self.review_on
            type(self).objects.filter(pk=self.pk).update(looks_on=looks_on)
            self.refresh_from_db()
            Activity.record("decision.followed_again", self, by=by)

    @transaction.atomic
    def give_way_to(self, newer, by) -> None:
        """The newer one was accepted in its place."""
        self.wait_for_others()
        if hasattr(self, "superseded"):
            raise ValidationError(_("Another decision has taken the place of the older one meanwhile."))
        Supersession.objects.create(decision=self, by_decision=newer)
        self._look_back_never()
        Activity.record("decision.superseded", self, by=by)

    def _look_back_never(self) -> None:
        type(self).objects.filter(pk=self.pk).update(looks_on=None)
        self.refresh_from_db()
