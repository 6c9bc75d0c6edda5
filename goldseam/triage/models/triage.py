"""Triage: people look at what came in and decide which way it goes. The product only suggests."""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.events.models import Event
from goldseam.triage.models.opening import close_untouched, open_review
from goldseam.triage.models.waiting import Waiting
from goldseam.triage.routes import DECIDED, Route

A_WEEK = timedelta(days=7)


class TriageQuerySet(models.QuerySet):
    def visible_to(self, person):
        seen = Event.objects.visible_to(person).filter(pk=models.OuterRef("event_id"))
        return self.filter(models.Exists(seen), organisation__in=person.sight.reads)


class Triage(models.Model):
    """The way that was chosen for an event, and why. `suggested` is what the rules would have chosen."""

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="+")
    event = models.OneToOneField("events.Event", models.CASCADE, related_name="triage")
    route = models.CharField(max_length=20, choices=Route)
    suggested = models.CharField(max_length=20, choices=Route, blank=True)
    why = models.CharField(_("why"), max_length=500, blank=True)
    review = models.ForeignKey("reviews.Review", models.SET_NULL, null=True, related_name="+")
    waited_since = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = TriageQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "triage"
        indexes = [models.Index(fields=["organisation", "-at"], name="triage_newest")]

    def __str__(self):
        return str(self.event)

    def get_absolute_url(self):
        return self.event.get_absolute_url()

    @property
    def history(self):
        return self.event

    @property
    def in_words(self) -> str:
        return str(DECIDED[Route(self.route)])

    @classmethod
    @transaction.atomic
    def decide(cls, by, event, route, why="", suggested="", keep_text: bool | None = None) -> "Triage | None":
        """Sends an event on its way. The second of two people who decide at once finds the first one's decision.

        What goes to another process leaves no decision here: that it was handed over is the record.
        """
        event.want_it_here()
        if event.is_merged:
            raise ValidationError(_("This is told in another event. Sort that one."))
        waiting = Waiting.objects.filter(event=event).first()
        if waiting is None:
            return cls._decided(by, event, route)
        if route == Route.OTHER_PROCESS:
            _hand_over(by, event, keep_text)
            return None
        if route == Route.ASK:
            _want_question(event)
            waiting.await_answer(timezone.localdate() + A_WEEK)
        else:
            waiting.delete()
        review = open_review(by, event, route)
        facts = {"route": route, "suggested": suggested, "why": why.strip(), "review": review, "by": by}
        facts |= {"organisation_id": event.organisation_id, "waited_since": waiting.since, "at": timezone.now()}
        triage, _is_new = cls.objects.update_or_create(event=event, defaults=facts)
        Activity.record("triage.act_now" if route == Route.ACT_NOW else "triage.decided", triage, by=by, route=route)
        return triage

    @classmethod
    def _decided(cls, by, event, route) -> "Triage":
        current = cls.objects.filter(event=event).select_related("by").first()
        if current is None:
            raise ValidationError(_("This does not wait to be sorted."))
        if current.by_id != by.pk or current.route != route:
            facts = {"who": current.by or _("Somebody"), "what": current.in_words}
            raise ValidationError(_("%(who)s has decided meanwhile: %(what)s."), params=facts)
        return current

    @transaction.atomic
    def undo(self, by) -> None:
        """It waits again, as long as it has. A review that was opened for it and in which nothing happened goes."""
        self.event.want_it_here()
        if not Triage.objects.filter(pk=self.pk).delete()[0]:
            return
        facts = {"organisation_id": self.organisation_id, "since": self.waited_since, "again_on": None}
        Waiting.objects.update_or_create(event=self.event, defaults=facts)
        close_untouched(self.review)
        Activity.record("triage.undone", self.event, by=by)


def _hand_over(by, event, keep_text: bool | None) -> None:
    if keep_text is None:  # What is removed cannot be brought back, so it is never done unasked.
        raise ValidationError({"keep_text": _("Choose what happens to the text.")})
    event.hand_to_other_process(by=by, keep_text=keep_text)


def _want_question(event) -> None:
    if not event.messages.questions().exists():
        raise ValidationError({"route": _("Write your question first; then it waits for the answer.")})
