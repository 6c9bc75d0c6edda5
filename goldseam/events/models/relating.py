"""The same again: an event that repeats an earlier one, as people who know both of them say."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext as _

from goldseam.activity.models import Activity
from goldseam.events.models.event import Event
from goldseam.events.models.handing_over import erases_text


class RecurrenceQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Both events have to be visible."""
        seen = Event.objects.visible_to(person)
        return self.filter(Exists(seen.filter(pk=OuterRef("event_id"))), Exists(seen.filter(pk=OuterRef("earlier_id"))))

    def of(self, event: int):
        """Those in which the event is the later or the earlier one."""
        return self.filter(Q(event=event) | Q(earlier=event))


class Recurrence(models.Model):
    """The fact that what an event tells had happened before. To unlink the two deletes it."""

    event = models.ForeignKey("events.Event", models.CASCADE, related_name="recurrences")
    earlier = models.ForeignKey("events.Event", models.CASCADE, related_name="recurred_in")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = RecurrenceQuerySet.as_manager()

    class Meta:
        ordering = ["-earlier", "id"]
        constraints = [
            models.UniqueConstraint(fields=["event", "earlier"], name="recurrence_once"),
            models.CheckConstraint(condition=~Q(event=F("earlier")), name="recurrence_of_another"),
        ]

    def __str__(self):
        return f"{self.event_id} repeats {self.earlier_id}"

    @classmethod
    @transaction.atomic
    def relate(cls, by, event, other) -> "Recurrence":
        """Says that the two are the same again; the one that was logged first is the earlier. Twice is once."""
        if event.organisation_id != other.organisation_id or event == other:
            raise ValidationError(_("Choose another event of this organisation."))
        event.want_it_here()
        other.want_it_here()
        earlier, event = sorted([event, other], key=lambda one: one.number)
        recurrence, is_new = cls.objects.get_or_create(event=event, earlier=earlier, defaults={"by": by})
        if is_new:
            Activity.record("event.related", event, by=by)
        return recurrence

    @transaction.atomic
    def unrelate(self, by) -> None:
        """Says that they are two different things after all."""
        if Recurrence.objects.filter(pk=self.pk).delete()[0]:
            Activity.record("event.unrelated", self.event, by=by)


@erases_text
def unlink_others_from(event):
    """What else it is like would tell of the matter."""
    Recurrence.objects.of(event.pk).delete()
