"""Whether a change helped: counts before and after, and what they allow one to say."""

from datetime import datetime

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.statistics.rates import compare_rates


class Verdict(models.TextChoices):
    SUPPORTED = "supported", _("Later data support it")
    TOO_EARLY = "too_early", _("Too early to say")
    WORSE = "worse", _("It happens more often now")


class VerificationQuerySet(models.QuerySet):
    def standing(self):
        """The newest look at each change: an earlier, luckier one no longer counts."""
        newer = Verification.objects.filter(change=models.OuterRef("change"), pk__gt=models.OuterRef("pk"))
        return self.filter(~models.Exists(newer))

    def supporting(self):
        return self.standing().filter(verdict=Verdict.SUPPORTED)

    def began_to_support(self, change) -> datetime | None:
        """Since when later data support it without a break; None where they do not."""
        looks = self.filter(change=change).order_by("pk")
        broken = looks.exclude(verdict=Verdict.SUPPORTED).last()
        first = looks.filter(pk__gt=broken.pk).first() if broken else looks.first()
        return first.at if first else None


class Verification(models.Model):
    """One look at later data. The verdict follows from the counts; nobody sets it by hand."""

    change = models.ForeignKey("changes.Change", models.CASCADE, related_name="verifications")
    what = models.CharField(_("what was counted"), max_length=200)
    events_before = models.PositiveIntegerField(_("how many before"))
    weeks_before = models.FloatField(_("in how many weeks"), validators=[MinValueValidator(0.1)])
    events_after = models.PositiveIntegerField(_("how many after"))
    weeks_after = models.FloatField(_("in how many weeks"), validators=[MinValueValidator(0.1)])
    note = models.TextField(_("what else should be known"), blank=True)
    # Counted from the log itself; else people told the counts, and where they have them from.
    is_counted = models.BooleanField(default=False)
    # The choice that was counted. Without it nobody can say any more what the counts are of: they go with it.
    scope = models.ForeignKey("changes.Scope", models.CASCADE, null=True, blank=True, related_name="looks")
    where_from = models.CharField(_("where the numbers come from"), max_length=200, blank=True)
    verdict = models.CharField(max_length=20, choices=Verdict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = VerificationQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]

    def __str__(self):
        return self.get_verdict_display()

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
    def record(cls, by, change, **counts) -> "Verification":
        change.hold()
        verification = cls(change=change, by=by, **counts)
        verification.clean_fields(exclude=["by", "change", "scope", "verdict"])
        verification.verdict = verdict_of(verification.comparison)
        was_proven = cls.objects.supporting().filter(change=change).exists()
        verification.save()
        kind = _kind(was_proven, verification.verdict == Verdict.SUPPORTED)
        Activity.record(kind, verification, by=by, verdict=verification.verdict)
        return verification

    @property
    def comparison(self):
        """The rates before and after, as a ratio with its interval."""
        return compare_rates(self.events_before, self.weeks_before, self.events_after, self.weeks_after)


def _kind(was_proven: bool, is_proven: bool) -> str:
    if was_proven == is_proven:
        return "change.verified"
    return "change.proven" if is_proven else "change.unproven"


def verdict_of(comparison) -> str:
    """Supported only where the whole interval says “fewer”; worse only where all of it says “more”."""
    if comparison.low is not None and comparison.low > 1:
        return Verdict.SUPPORTED
    if comparison.high is not None and comparison.high < 1:
        return Verdict.WORSE
    return Verdict.TOO_EARLY
