"""Of each team rule: can a system do this instead of a person? People forget; a gate does not."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.artifacts.models import Artifact, ArtifactKind


class SystemAnswer(models.TextChoices):
    GATE = "gate", _("Yes, a gate: nothing goes on before it is done")
    WATCH = "watch", _("Yes, a watch: a number beyond its limit speaks up")
    TEST = "test", _("Yes, a test or a CI rule")
    NO = "no", _("No, because …")


class SystemQuestionQuerySet(models.QuerySet):
    def visible_to(self, person):
        return self.filter(artifact__in=Artifact.objects.visible_to(person))


class SystemQuestion(models.Model):
    """One answer. The newest counts; earlier ones are kept, since what no system could do last year one may do now."""

    artifact = models.ForeignKey("artifacts.Artifact", models.CASCADE, related_name="system_questions")
    answer = models.CharField(_("Can a system do this instead of a person?"), max_length=10, choices=SystemAnswer)
    reason = models.CharField(_("because"), max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = SystemQuestionQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return str(self.get_answer_display())

    @property
    def is_yes(self) -> bool:
        return self.answer != SystemAnswer.NO

    @classmethod
    @transaction.atomic
    def put(cls, artifact, by, answer: str, reason: str = "") -> "SystemQuestion":
        """Keeps the answer. The same answer as before is kept once; a no needs its reason."""
        if artifact.kind != ArtifactKind.TEAM_RULE:
            raise ValidationError(_("This is asked of team rules."))
        if answer == SystemAnswer.NO and not reason.strip():
            raise ValidationError({"reason": _("Say what stands in the way, so that others can look again later.")})
        newest = artifact.system_questions.first()
        if newest and (newest.answer, newest.reason) == (answer, reason.strip()):
            return newest
        question = cls.objects.create(artifact=artifact, by=by, answer=answer, reason=reason.strip())
        Activity.record("team_rule.questioned", artifact, by=by, answer=answer)
        return question
