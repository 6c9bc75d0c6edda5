"""It happened again, although later data had shown that a change helped."""

from datetime import datetime

from django.db import models, transaction

from goldseam.activity.models import Activity


class Return(models.Model):
    """An event that a proven change addresses came after the proof. It is noticed once.

    People are told of the first one only: a change that made a thing rarer has not ended it, and who hears of each
    event hears nothing. The others stand on the page of the proof; should they become too many, the proof ends, and
    that is told.
    """

    change = models.ForeignKey("changes.Change", models.CASCADE, related_name="returns")
    event = models.ForeignKey("events.Event", models.CASCADE, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["change", "event"], name="return_once")]

    def __str__(self):
        return f"{self.event_id} again"

    @property
    def organisation_id(self):
        return self.change.organisation_id

    @property
    def history(self):
        return self.change.event

    def get_absolute_url(self):
        return self.change.event.get_absolute_url()

    @classmethod
    @transaction.atomic
    def notice(cls, change, event: int, since: datetime) -> None:
        """`since` is when later data began to support the change."""
        change.hold()
        is_first = not cls.objects.filter(change=change, at__gte=since).exists()
        found, is_new = cls.objects.get_or_create(change=change, event_id=event)
        if is_new and is_first:
            Activity.record("change.returned", found, by=None)
