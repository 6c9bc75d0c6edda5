"""The answers of whoever decides: in writing, to each point. With the last of them the drill ends."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from goldseam.actions.models import Action
from goldseam.activity.models import Activity
from goldseam.decisions import texts
from goldseam.red_teams.choices import AnswerKind
from goldseam.red_teams.models.finding import Finding


class Answer(models.Model):
    """What whoever decides says to one point. Whoever acts on it promises an action."""

    finding = models.OneToOneField("red_teams.Finding", models.CASCADE, related_name="answer")
    kind = models.CharField(max_length=10, choices=AnswerKind)
    words = models.TextField()
    action = models.ForeignKey("actions.Action", models.SET_NULL, null=True, blank=True, related_name="+")
    is_promised = models.BooleanField(default=False)  # Stays where the action is gone later.
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return self.get_kind_display()

    @property
    def is_complete(self) -> bool:
        return self.kind != AnswerKind.ACT or self.is_promised


class Ending(models.Model):
    """The fact that each point has its answer."""

    drill = models.OneToOneField("red_teams.Drill", models.CASCADE, related_name="ended")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return f"{self.drill} ended"


def unanswered():
    """Points without a complete answer."""
    return Finding.objects.filter(Q(answer=None) | Q(answer__kind=AnswerKind.ACT, answer__is_promised=False))


class AnsweredQuerySet(models.QuerySet):
    def open(self):
        """Neither answered nor called off."""
        return self.filter(ended=None, called_off=None)

    def ended(self):
        return self.filter(ended__isnull=False)

    def waiting_for_answers(self):
        return self.open().filter(Exists(unanswered().filter(drill=OuterRef("pk"))), reported__isnull=False)


class Answered:
    """A drill that ends when each point is answered."""

    @property
    def is_ended(self) -> bool:
        return hasattr(self, "ended")

    @property
    def is_open(self) -> bool:
        return not self.is_ended and not self.is_called_off

    @transaction.atomic
    def answer(self, finding, by, kind: str, words: str) -> Answer:
        """Answers one point, once. Who acts on it promises what is done, see `promise`."""
        self.wait_for_others()
        said = texts.words(words, "words")
        self._want_answer(by, kind, said)
        known = {"kind": kind, "words": said, "by": by}
        answer, is_new = Answer.objects.get_or_create(finding=finding, defaults=known)
        if not is_new and (answer.kind, answer.words) != (kind, said):
            raise ValidationError(_("This point has its answer already."))
        if is_new:
            Activity.record("red_team.point_answered", self, by=by)
            self.end_if_answered(by)
        return answer

    @transaction.atomic
    def promise(self, finding, by, **details) -> Action:
        """What is done about a point that was accepted or is acted on."""
        self.wait_for_others()
        answer = Answer.objects.filter(finding=finding).select_related("action").first()
        if answer is None or answer.kind == AnswerKind.REJECT:
            raise ValidationError(_("Answer the point first: that you accept it, or act on it."))
        if not self.is_decided_by(by):
            raise ValidationError(_("The points are answered by whoever decides."))
        if answer.action:
            return answer.action
        action = Action.promise(by, organisation=self.organisation, source=finding, team=self.team, **details)
        answer.action, answer.is_promised = action, True
        answer.save(update_fields=["action", "is_promised"])
        self.end_if_answered(by)
        return action

    def end_if_answered(self, by) -> None:
        if self.is_reported and not self.is_ended and not unanswered().filter(drill=self).exists():
            Ending.objects.create(drill=self)
            self.refresh_from_db()
            Activity.record("red_team.ended", self, by=by)

    def _want_answer(self, by, kind: str, said: str) -> None:
        if not self.is_reported:
            raise ValidationError(_("The red team is still at work."))
        if not self.is_decided_by(by):
            raise ValidationError(_("The points are answered by whoever decides."))
        if kind not in AnswerKind.values:
            raise ValidationError({"kind": _("Choose one of those that are offered.")})
        if not said:
            raise ValidationError({"words": _("Say why, so that those who looked for it can follow.")})
