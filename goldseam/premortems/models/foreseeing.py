"""Failures beside the risks that people had named: which of them were foreseen, and which nobody saw coming."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.events.models import EventKind
from goldseam.premortems.models.firing import Firing, LookAnswer
from goldseam.premortems.models.occurring import Occurrence
from goldseam.premortems.texts import line

# What asks whether it was foreseen. Good catches and successes do not.
FAILURES = {EventKind.SETBACK, EventKind.INCIDENT, EventKind.NEAR_MISS, EventKind.UNSAFE_CONDITION}
MISSING_LENGTH = 300


class Unforeseen(models.Model):
    """Somebody looked and found no risk that foretold this event. What would have helped to see it widens the group."""

    event = models.OneToOneField("events.Event", models.CASCADE, related_name="unforeseen")
    missing = models.CharField(_("which view was missing"), max_length=MISSING_LENGTH, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "unforeseen"

    def __str__(self):
        return f"{self.event_id}, foreseen by no risk"

    @classmethod
    @transaction.atomic
    def say(cls, by, event, missing: str = "") -> "Unforeseen":
        """Says so. Twice is once; a risk that is named later takes its place."""
        event.want_it_here()
        facts = {"by": by, "missing": line(missing, "missing", MISSING_LENGTH)}
        unforeseen, is_new = cls.objects.get_or_create(event=event, defaults=facts)
        if is_new:
            Activity.record("event.unforeseen", event, by=by)
        return unforeseen

    @classmethod
    @transaction.atomic
    def take_back(cls, by, event) -> None:
        if cls.objects.filter(event=event).delete()[0]:
            Activity.record("event.unforeseen_after_all", event, by=by)


class ForetellingQuerySet(models.QuerySet):
    def silent(self):
        """They came true, and neither trigger nor signal had said so."""
        return self.filter(Exists(Occurrence.objects.filter(risk=OuterRef("pk"), was_signalled=False)))


class Foretelling:
    """A risk that may have told an event beforehand."""

    def may_have_foreseen(self, event) -> bool:
        """Only what was named before it happened was foreseen."""
        return event.organisation_id == self.organisation_id and self.made_at <= event.happened_at

    def had_signalled(self, event) -> bool | None:
        """Whether a signal had fired by then, false alarms apart, or told of this event; None where none could."""
        before = Q(at__lte=event.happened_at) & ~Q(look__answer=LookAnswer.FALSE_ALARM)
        if Firing.objects.filter(signal__risk=self).filter(before | Q(event=event)).exists():
            return True
        in_use = Q(retirement__isnull=True) | Q(retirement__at__gt=event.happened_at)
        return False if self.signals.filter(in_use, made_at__lte=event.happened_at).exists() else None

    @transaction.atomic
    def foretell(self, by, event, note: str = "") -> Occurrence:
        """Confirms that this event is what the risk had said."""
        event.want_it_here()
        if not self.may_have_foreseen(event):
            raise ValidationError({"risk": _("This risk was named only after it had happened.")})
        Unforeseen.objects.filter(event=event).delete()
        return self.occur(by, event=event, was_signalled=self.had_signalled(event), note=note)

    @transaction.atomic
    def take_back_event(self, by, event) -> None:
        """This event was something else, after all."""
        if occurrence := self.occurrences.filter(event=event).first():
            self.take_back(by, occurrence)
