"""A breach: the watched measurement lay beyond its limit. What stands still because of it goes on only if people say
so, and the watch itself rests until somebody arms it again."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity

LONGEST_REASON = 300


class Breach(models.Model):
    """That it happened: by which value, beyond which limit, why in words, and what it led to."""

    watch = models.ForeignKey("guardrails.Watch", models.CASCADE, related_name="breaches")
    point = models.ForeignKey("measurements.Point", models.SET_NULL, null=True, related_name="+")
    measured_at = models.DateTimeField()
    value = models.FloatField()
    limit = models.FloatField()
    why = models.TextField()
    at = models.DateTimeField(default=timezone.now)
    pauses = models.ManyToManyField("experiments.Pause", related_name="breaches")
    event = models.ForeignKey("events.Event", models.SET_NULL, null=True, related_name="breaches")
    review = models.ForeignKey("reviews.Review", models.SET_NULL, null=True, related_name="breaches")
    re_armed_at = models.DateTimeField(null=True)
    re_armed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    reason = models.CharField(_("why it watches again"), max_length=LONGEST_REASON, blank=True)
    from_at = models.DateTimeField(null=True)  # The newest value when it was armed again: people have seen it.

    class Meta:
        verbose_name_plural = "breaches"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["watch"], condition=models.Q(re_armed_at__isnull=True), name="one_breach_at_a_time"
            )
        ]

    def __str__(self):
        return self.why

    @property
    def is_open(self) -> bool:
        return self.re_armed_at is None


class BreachableQuerySet(models.QuerySet):
    def at_rest(self, is_so: bool = True):
        """Those that have fired and were not armed again."""
        return self.filter(rests() if is_so else ~rests())


def rests() -> Exists:
    """Whether it has fired and was not armed again, for a query of watches."""
    return Exists(Breach.objects.filter(watch=OuterRef("pk"), re_armed_at=None))


class Breachable:
    """A watch that fires once, and then waits for people."""

    @property
    def open_breach(self) -> Breach | None:
        return next((breach for breach in self.breaches.all() if breach.is_open), None)

    @property
    def is_at_rest(self) -> bool:
        return self.open_breach is not None

    @property
    def last_armed(self) -> tuple:
        """When it was armed last, and which value was the newest then."""
        last = self.breaches.filter(re_armed_at__gt=self.activation.at).order_by("-re_armed_at").first()
        return (last.re_armed_at, last.from_at) if last else (self.activation.at, self.activation.from_at)

    @transaction.atomic
    def trip(self, crossing) -> Breach:
        """Acts, once: pauses what it was told to, sees to it that people talk about it, calls and tells."""
        from goldseam.guardrails.acting import act  # Knows experiments, reviews and watches.

        facts = {"value": crossing.value, "limit": crossing.limit, "why": crossing.why}
        facts |= {"point_id": crossing.point.pk, "measured_at": crossing.point.at}
        breach, is_new = Breach.objects.get_or_create(watch=self, re_armed_at=None, defaults=facts)
        if is_new:
            act(self, breach)
            Activity.record("watch.breached", self, by=None, breach=breach.pk)
        return breach

    @transaction.atomic
    def re_arm(self, by, reason: str) -> None:
        """It watches again, from the next value on. What it paused stays paused."""
        if not reason.strip():
            raise ValidationError({"reason": _("Say why it can watch again.")})
        self.wait_for_others()
        facts = {"re_armed_at": timezone.now(), "re_armed_by": by, "from_at": self.newest_at}
        tidy = reason.strip()[:LONGEST_REASON]
        if self.breaches.filter(re_armed_at=None).update(reason=tidy, **facts):
            Activity.record("watch.re_armed", self, by=by, reason=tidy)
