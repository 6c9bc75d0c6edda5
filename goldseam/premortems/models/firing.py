"""A signal fires: what was predicted may be beginning. It waits until somebody has looked and says what it is."""

import uuid

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.events.models import Event
from goldseam.premortems.texts import said

WORDS_LENGTH = 1000


class LookAnswer(models.TextChoices):
    """What somebody saw who looked."""

    COMING_TRUE = "coming_true", _("It is coming true")
    ACTED = "acted", _("We acted")
    FALSE_ALARM = "false_alarm", _("A false alarm")


class FiringQuerySet(models.QuerySet):
    def visible_to(self, person):
        """As visible as the risk."""
        seen = person.sight.of_teams("signal__risk__premortem__team", "signal__organisation")
        return self.filter(seen, signal__risk__premortem__rehearses=None)

    def waiting(self):
        """Nobody has looked yet."""
        return self.filter(look__isnull=True)

    def loaded(self):
        """With what a row and a sentence show."""
        return self.select_related("signal__organisation", "signal__risk__premortem", "look", "run__artifact")


class Firing(models.Model):
    """That it fired: when, by what, and which event or run told so. `key` makes each breach and each run tell once."""

    signal = models.ForeignKey("premortems.Signal", models.CASCADE, related_name="firings")
    key = models.CharField(max_length=80)
    words = models.TextField(blank=True)
    event = models.ForeignKey("events.Event", models.SET_NULL, null=True, related_name="signal_firings")
    run = models.ForeignKey("runs.Run", models.SET_NULL, null=True, related_name="signal_firings")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = FiringQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [models.UniqueConstraint(fields=["signal", "key"], name="fired_once")]

    def __str__(self):
        return self.signal.words

    def get_absolute_url(self):
        return f"{self.signal.page}#firing-{self.pk}"

    @property
    def organisation_id(self) -> int:
        return self.signal.organisation_id

    @property
    def history(self):
        return self.signal.risk.premortem

    @property
    def is_looked_at(self) -> bool:
        return hasattr(self, "look")

    @transaction.atomic
    def answer(self, by, answer: str, words: str = "") -> "FiringLook":
        """Says what it was. Where it comes true, the event that told so is what was foreseen: a person confirms it."""
        self.wait_for_others()
        if self.is_looked_at:
            return self.look
        if answer not in LookAnswer.values:
            raise ValidationError({"answer": _("Choose one of those that are offered.")})
        words = said(words, "words", WORDS_LENGTH)
        if not words and answer != LookAnswer.COMING_TRUE:
            asks = {LookAnswer.ACTED: _("Say what you did."), LookAnswer.FALSE_ALARM: _("Say why it was none.")}
            raise ValidationError({"words": asks[LookAnswer(answer)]})
        look = FiringLook(firing_id=self.pk, answer=answer, words=words, by=by)
        look.save()
        self.refresh_from_db()
        Activity.record("signal.looked_at", self, by=by)
        if answer == LookAnswer.COMING_TRUE:
            self._come_true(by, words)
        return look

    @transaction.atomic
    def take_back_answer(self, by) -> None:
        """It waits again. That the risk came true stays so until somebody takes that back."""
        self.wait_for_others()
        if FiringLook.objects.filter(firing=self).delete()[0]:
            self.refresh_from_db()
            Activity.record("signal.waits_again", self, by=by)

    def _come_true(self, by, words: str) -> None:
        risk = self.signal.risk
        event = self.event_for(by)
        if event and risk.may_have_foreseen(event):
            risk.foretell(by, event, note=words)
        else:
            risk.occur(by, was_signalled=True, note=words)

    def event_for(self, person) -> Event | None:
        """The event that told so, where this person sees it and it is still part of learning."""
        if self.event_id is None:
            return None
        return Event.objects.visible_to(person).learning().filter(pk=self.event_id).first()

    def wait_for_others(self) -> None:
        Firing.objects.select_for_update(no_key=True).get(pk=self.pk)
        self.refresh_from_db()


class FiringLook(models.Model):
    """Somebody has looked: what it was, in a few words. Looking again deletes it."""

    firing = models.OneToOneField(Firing, models.CASCADE, related_name="look")
    answer = models.CharField(max_length=15, choices=LookAnswer)
    words = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return self.get_answer_display()


class FiresQuerySet(models.QuerySet):
    def fired(self):
        return self.filter(Exists(Firing.objects.filter(signal=OuterRef("pk"))))


class Fires:
    """A signal that can fire."""

    @transaction.atomic
    def fire(self, key: str, words: str = "", *, by=None, event=None, run=None) -> Firing | None:
        """It fires, once for each key. What nobody looks at any more does not. Words longer than a page are cut."""
        self.wait_for_others()
        if self.is_retired:
            return None
        facts = {"words": words.strip()[:WORDS_LENGTH], "by": by, "event": event, "run": run}
        firing, is_new = Firing.objects.get_or_create(signal=self, key=key, defaults=facts)
        if is_new:
            Activity.record("signal.fired", firing, by=by)
        elif event and firing.event_id is None:  # A run ended first, and was written down as a near miss later.
            firing.event = event
            firing.save(update_fields=["event"])
        return firing

    @transaction.atomic
    def say_it_fired(self, by, words: str):
        """Somebody has seen it. The same words that wait already are the same thing, seen once."""
        self.wait_for_others()
        if self.is_retired:
            raise ValidationError(_now("Nobody looks at this signal any more. Bring it back first."))
        words = said(words, "words", WORDS_LENGTH)
        if not words:
            raise ValidationError({"words": _("Say in a few words what you see.")})
        known = self.firings.waiting().filter(words=words).first()
        return known or self.fire(f"seen-{uuid.uuid4()}", words, by=by)
