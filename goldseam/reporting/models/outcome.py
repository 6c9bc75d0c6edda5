"""Closing the loop: what changed because somebody spoke up, or why nothing did."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.reporting.models.said import Said

LONGEST = 2_000


class Outcome(Said, models.Model):
    """What whoever reported is told in the end. Withdrawing it deletes it."""

    event = models.OneToOneField("events.Event", models.CASCADE, related_name="outcome")
    is_change = models.BooleanField()
    text = models.CharField(_("what whoever reported it hears"), max_length=LONGEST)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(db_index=True)

    def __str__(self):
        return self.text

    @classmethod
    @transaction.atomic
    def tell(cls, event, by, text: str, is_change: bool) -> "Outcome":
        """Says what changed, or why nothing did. Told anew, it replaces what was told before."""
        text = text.strip()
        if not text:
            needs = _("Say what is different now.") if is_change else _("Say why nothing changes. Silence hurts more.")
            raise ValidationError({"text": needs})
        if len(text) > LONGEST:
            raise ValidationError({"text": _("A few sentences are enough.")})
        event.want_it_here()
        earlier = cls.objects.filter(event=event).first()
        if earlier and (earlier.text, earlier.is_change) == (text, is_change):
            return earlier
        facts = {"text": text, "is_change": is_change, "by": by}
        # Said in better words, it was still told on the day on which it was told first.
        first = facts | {"at": timezone.now()}
        outcome, _is_new = cls.objects.update_or_create(event=event, defaults=facts, create_defaults=first)
        Activity.record("report.outcome_told", outcome, by=by)
        return outcome

    @transaction.atomic
    def withdraw(self, by) -> None:
        """Takes back what was told; whoever reported waits for an answer again."""
        if type(self).objects.filter(pk=self.pk).delete()[0]:
            Activity.record("report.outcome_withdrawn", self.event, by=by)
