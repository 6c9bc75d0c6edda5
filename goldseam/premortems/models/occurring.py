"""A risk came true: when, in which event, and whether its trigger had said so."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from goldseam.activity.models import Activity
from goldseam.events.models import Event
from goldseam.premortems.texts import said


class Occurrence(models.Model):
    """A risk has happened. With an event, that event was foreseen."""

    risk = models.ForeignKey("premortems.Risk", models.CASCADE, related_name="occurrences")
    event = models.ForeignKey("events.Event", models.SET_NULL, null=True, related_name="foreseen_in")
    was_signalled = models.BooleanField(null=True)  # Whether trigger or signal spoke before; None: nobody knows.
    note = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["risk", "event"], condition=Q(event__isnull=False), name="foreseen_once"),
            models.UniqueConstraint(fields=["risk"], condition=Q(event__isnull=True), name="happened_once"),
        ]

    def __str__(self):
        return f"{self.risk} happened"


class OccurringQuerySet(models.QuerySet):
    def happened(self):
        return self.filter(Exists(Occurrence.objects.filter(risk=OuterRef("pk"))))


class Occurring:
    """A risk that may come true, more than once even."""

    @property
    def has_happened(self) -> bool:
        return bool(self.occurrences.all())

    @transaction.atomic
    def occur(self, by, event=None, was_signalled: bool | None = None, note: str = "") -> Occurrence:
        """Says that it came true: in this event, or in nothing that was logged."""
        self.wait_for_others()
        if event and event.organisation_id != self.organisation_id:
            raise ValidationError({"event": _("This event belongs to another organisation.")})
        if event and not self.may_have_foreseen(event):
            raise ValidationError({"event": _("This risk was named only after it had happened.")})
        facts = {"was_signalled": was_signalled, "note": said(note, "note"), "by": by}
        occurrence, is_new = Occurrence.objects.get_or_create(risk=self, event=event, defaults=facts)
        self.refresh_from_db()
        if is_new:
            Activity.record("risk.happened", self, by=by)
        return occurrence

    @transaction.atomic
    def take_back(self, by, occurrence: Occurrence) -> None:
        """It was something else, after all."""
        self.wait_for_others()
        if self.occurrences.filter(pk=occurrence.pk).delete()[0]:
            self.refresh_from_db()
            Activity.record("risk.did_not_happen", self, by=by)

    def events_for(self, person):
        """The events in which it came true, as far as the person may see them."""
        return Event.objects.visible_to(person).filter(foreseen_in__risk=self).order_by("pk")
