"""Where the limits of a chart come from: a frozen baseline, and phases. Both are set by people, never by themselves."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity

FEWEST = 10
# Donald Wheeler's four questions, with what to do instead where the answer is no.
QUESTIONS = {
    "is_different": _("The data behave differently now. If not, keep the limits: they still hold."),
    "is_known": _("The reason is known. If not, find it first: new limits would hide what the chart has found."),
    "is_wanted": _("The new behaviour is wanted. If not, work on getting back rather than on new limits."),
    "will_last": _("It is expected to last. If not, wait: it may go by itself."),
}


class Phase(models.Model):
    """From here on the centre and the limits are computed anew. Joining the phases again deletes it."""

    series = models.ForeignKey("measurements.Series", models.CASCADE, related_name="phases")
    starts_at = models.DateTimeField()
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["starts_at"]
        constraints = [models.UniqueConstraint(fields=["series", "starts_at"], name="one_phase_at_a_time")]

    def __str__(self):
        return self.reason


class Freeze(models.Model):
    """The baseline: centre and limits come from these days and hold for what follows. Thawing deletes it."""

    series = models.OneToOneField("measurements.Series", models.CASCADE, related_name="freeze")
    first = models.DateTimeField()
    until = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(until__gte=F("first")), name="freeze_in_order")]

    def __str__(self):
        return f"{self.first:%Y-%m-%d} to {self.until:%Y-%m-%d}"


class Phased:
    """A series whose limits people can freeze and split, with a reason."""

    @property
    def is_frozen(self) -> bool:
        return hasattr(self, "freeze")

    @transaction.atomic
    def split(self, by, starts_at, reason, *, is_different, is_known, is_wanted, will_last) -> Phase:
        """New limits from that moment on. Only where all four of Wheeler's questions are answered with yes."""
        answers = {"is_different": is_different, "is_known": is_known, "is_wanted": is_wanted, "will_last": will_last}
        if refused := {name: QUESTIONS[name] for name, answer in answers.items() if not answer}:
            raise ValidationError(refused)
        if not reason.strip():
            raise ValidationError({"reason": _("Say what changed.")})
        points = self.points.standing()
        if not (points.filter(at__lt=starts_at).exists() and points.filter(at__gte=starts_at).exists()):
            raise ValidationError({"starts_at": _("There have to be values before it and after it.")})
        details = {"reason": reason.strip()[:300], "by": by}
        phase, is_new = Phase.objects.get_or_create(series=self, starts_at=starts_at, defaults=details)
        if is_new:
            Activity.record("series.split", self, by=by, reason=phase.reason)
        return phase

    @transaction.atomic
    def join(self, by, phase: Phase) -> None:
        """Takes a phase back: the values before and after it are one again."""
        gone, _by_model = self.phases.filter(pk=phase.pk).delete()
        if gone:
            Activity.record("series.joined", self, by=by)

    @transaction.atomic
    def freeze_between(self, by, first, until) -> Freeze:
        """Lets centre and limits come from the values of this time, whatever follows."""
        self.wait_for_others()
        if until < first:
            raise ValidationError({"until": _("It has to end after it begins.")})
        if self.points.standing().filter(at__range=(first, until)).count() < FEWEST:
            raise ValidationError({"until": _("A baseline needs at least 10 values.")})
        details = {"first": first, "until": until, "by": by, "at": timezone.now()}
        frozen, is_new = Freeze.objects.get_or_create(series=self, defaults=details)
        if is_new or (frozen.first, frozen.until) != (first, until):
            Freeze.objects.filter(pk=frozen.pk).update(**details)
            Activity.record("series.frozen", self, by=by)
        self.refresh_from_db()
        return self.freeze

    @transaction.atomic
    def thaw(self, by) -> None:
        gone, _by_model = Freeze.objects.filter(series=self).delete()
        if gone:
            self.refresh_from_db()
            Activity.record("series.thawed", self, by=by)
