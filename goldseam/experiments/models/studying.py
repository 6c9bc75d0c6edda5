"""Studying: what came out beside what was predicted, and what people learned from the difference."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.experiments.choices import NoteKind, Outcome
from goldseam.experiments.plan.fields import said
from goldseam.experiments.result.observing import Observation, observe

UNEXPECTED = {Outcome.PARTLY, Outcome.SMALLER, Outcome.OPPOSITE}


class Study(models.Model):
    """The result of a cycle, as it was seen when people wrote it. Taking it back deletes it, until they decide."""

    cycle = models.OneToOneField("experiments.Cycle", models.CASCADE, related_name="studied")
    happened = models.TextField(_("what happened"))
    learned = models.TextField(_("what we learned"))
    why_different = models.TextField(_("why it came out differently"), blank=True)
    observation = models.JSONField(default=dict)
    verdict = models.CharField(max_length=20, choices=Outcome)
    is_exploratory = models.BooleanField(default=False)
    is_before_changed = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["verdict", "-cycle"], name="study_of_verdict")]

    def __str__(self):
        return self.get_verdict_display()

    @property
    def observed(self) -> Observation:
        """What was seen then."""
        return Observation.from_json(self.observation)


class StudiedQuerySet(models.QuerySet):
    def ended(self):
        """Cycles that run no more: their result is written."""
        return self.filter(Exists(Study.objects.filter(cycle=OuterRef("pk"))))

    def unstudied(self):
        return self.filter(~Exists(Study.objects.filter(cycle=OuterRef("pk"))))


class Studied:
    """A cycle whose result people write."""

    @property
    def is_studied(self) -> bool:
        return hasattr(self, "studied")

    @property
    def observation(self) -> Observation:
        """What was seen when the result was written; until then, what is seen now."""
        return self.studied.observed if self.is_studied else observe(self)

    @transaction.atomic
    def study(self, by, happened: str, learned: str, why_different: str = "") -> Study:
        """Ends the test and writes its result, also where nothing came out: that is a result."""
        self.wait_for_others()
        texts = {"happened": happened, "learned": learned, "why_different": why_different}
        texts = {name: said(text, name) for name, text in texts.items()}
        if not self.is_started:
            raise ValidationError(_("It has not started, so there is nothing to study yet."))
        if self.is_studied:
            return self._same(texts)
        seen = observe(self)
        _want_words(texts, seen.verdict)
        study = Study.objects.create(
            cycle=self,
            observation=seen.as_json,
            verdict=seen.verdict,
            is_exploratory=self.is_exploratory,
            is_before_changed=self.is_before_changed,
            by=by,
            **texts,
        )
        self.refresh_from_db()
        Activity.record("cycle.studied", self, by=by)
        return study

    @transaction.atomic
    def take_back_study(self, by) -> None:
        """Goes on with the test. What had been written stays in its log."""
        self.wait_for_others()
        if not self.is_studied:
            return
        if self.is_decided:
            raise ValidationError(_("People have decided by this result. Take the decision back first."))
        for text in (self.studied.happened, self.studied.learned, self.studied.why_different):
            if text:
                self.notes.create(kind=NoteKind.DONE, text=text[:2000], by=self.studied.by)
        self.studied.delete()
        self.refresh_from_db()
        Activity.record("cycle.study_taken_back", self, by=by)

    def _same(self, texts: dict) -> Study:
        if any(getattr(self.studied, name) != text for name, text in texts.items()):
            raise ValidationError(_("The result is written already. Take it back first to write another."))
        return self.studied


def _want_words(texts: dict, verdict: str) -> None:
    errors = {}
    if not texts["happened"]:
        errors["happened"] = _("Say what happened, also if it was nothing.")
    if not texts["learned"]:
        errors["learned"] = _("Say what you know now that you did not know before.")
    if verdict in UNEXPECTED and not texts["why_different"]:
        errors["why_different"] = _("It came out differently than predicted. Say why, as far as you can tell.")
    if errors:
        raise ValidationError(errors)
