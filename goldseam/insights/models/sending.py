"""That a digest was sent: once for each person and period, whatever happens."""

from datetime import date

from django.db import models
from django.utils import timezone

from goldseam.insights.models.subscription import Subscription


class DigestSending(models.Model):
    """Whoever writes this row sends the digest of the days that begin with `since`; there is no second one."""

    subscription = models.ForeignKey("insights.Subscription", models.CASCADE, related_name="sendings")
    since = models.DateField()
    claimed_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subscription", "since"], name="digest_sent_once")]

    def __str__(self):
        return f"{self.subscription_id} · {self.since}"

    @classmethod
    def claim(cls, subscription: Subscription, since: date) -> "DigestSending | None":
        """The right to send it, for the first who asks."""
        found, is_new = cls.objects.get_or_create(subscription=subscription, since=since)
        return found if is_new else None

    def begin(self) -> bool:
        """Whether it may go out now: of two workers only one is told so."""
        return bool(type(self).objects.filter(pk=self.pk, sent_at=None).update(sent_at=timezone.now()))

    def give_back(self) -> None:
        """The mail server did not take it: the job tries again."""
        type(self).objects.filter(pk=self.pk).update(sent_at=None)
