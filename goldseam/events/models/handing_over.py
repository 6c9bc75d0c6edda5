"""Handing a matter over: harm meant, crime, abuse or being unfit for work belong to another process."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from goldseam.activity.models import Activity
from goldseam.common.search import forget

ERASERS: list[Callable] = []
WITHDRAWALS: list[Callable] = []


def erases_text(erase: Callable) -> Callable:
    """Registers what removes the text that another practice holds about an event; it gets the event."""
    ERASERS.append(erase)
    return erase


def withdraws_copies(withdraw: Callable) -> Callable:
    """Registers what takes away the copies that others read of an event, also where its text is kept for a few."""
    WITHDRAWALS.append(withdraw)
    return withdraw


class HandOver(models.Model):
    """The fact that an event left the learning process. It is outside all figures from then on."""

    event = models.OneToOneField("events.Event", models.CASCADE, related_name="hand_over")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    text_kept = models.BooleanField(default=False)

    def __str__(self):
        return f"{self.event_id} handed over"


class HandableQuerySet(models.QuerySet):
    def learning(self):
        """Events that are part of the learning process."""
        return self.filter(~Exists(HandOver.objects.filter(event=OuterRef("pk"))))


class Handable:
    """An event that can leave the learning process."""

    @property
    def is_handed_over(self) -> bool:
        return hasattr(self, "hand_over")

    def wait_for_others(self) -> None:
        """Waits until nobody else is changing it, and looks at it as they left it."""
        self.refresh_from_db(from_queryset=type(self).objects.select_for_update())

    def want_it_here(self) -> None:
        """The same, and refuses where it has gone meanwhile: nothing may be written about it any more."""
        self.wait_for_others()
        if self.is_handed_over:
            raise ValidationError(_("This matter belongs to another process."))

    @transaction.atomic
    def hand_to_other_process(self, by, keep_text: bool = False) -> None:
        """Takes the event out of the learning process and, unless asked otherwise, its narrative out of the product."""
        self.wait_for_others()
        _hand_over, is_new = HandOver.objects.get_or_create(event=self, defaults={"by": by, "text_kept": keep_text})
        if not is_new:
            return
        forget(type(self), [self.pk])  # While all that is found by its words is still there.
        self.visibility = "restricted"
        self.failure_type = ""
        for withdraw in WITHDRAWALS:
            withdraw(self)
        if not keep_text:
            self._erase_text()
        self.save()
        Activity.record("event.handed_over", self, by=by)

    def _erase_text(self) -> None:
        """Every place that holds words about it: a copy that stays behind would break the promise."""
        self.text = self.title = _("Handed over to another process")
        self.place = self.actors = self.trigger = self.first_signal = self.stopped_by = ""
        for rows in (self.timeline, self.factors, self.classifications, self.revisions):
            rows.all().delete()
        self.tags.clear()
        for erase in ERASERS:
            erase(self)
        history = Activity.objects.history_of(self)
        history.exclude(subject_type=ContentType.objects.get_for_model(self)).delete()  # type: ignore[arg-type]
        history.update(details={})
