"""A watch: looks at a measurement by itself, and acts when it lies beyond its limit."""

import math

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.common.models import Counter
from goldseam.guardrails.models.breach import Breachable, BreachableQuerySet
from goldseam.guardrails.models.watch_drawing import Drawn, How
from goldseam.guardrails.models.watch_staging import StagedWatch, StagedWatchQuerySet
from goldseam.measurements.checking import LARGEST
from goldseam.measurements.limits import Side

MOST_IN_A_ROW = 30
LINKED = ("rule", "cycle", "address", "signal")


class WatchQuerySet(BreachableQuerySet, StagedWatchQuerySet):
    def visible_to(self, person):
        """Whoever sees the measurement sees who watches it."""
        return self.filter(person.sight.of_teams("series__team"))

    def watching(self):
        """Those that would act on the next value."""
        return self.active().at_rest(False)

    def loaded(self):
        """With what a row, a badge and a sentence show."""
        staged = self.with_stage().prefetch_related("breaches")
        return staged.select_related("organisation", "series__organisation", "series__team", "owner")


class Watch(Drawn, StagedWatch, Breachable, models.Model):
    """Which measurement, beyond which limit, how often running; and what is paused, called and told then."""

    is_storied = True

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="watches")
    number = models.PositiveBigIntegerField()
    title = models.CharField(_("name"), max_length=160)
    series = models.ForeignKey("measurements.Series", models.CASCADE, related_name="watches")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    rule = models.ForeignKey("artifacts.Artifact", models.SET_NULL, null=True, blank=True, related_name="watches")
    side = models.CharField(_("side"), max_length=10, choices=Side)
    how = models.CharField(_("limit"), max_length=20, choices=How, default=How.TWO_OR_THREE)
    limit = models.FloatField(_("the limit"), null=True, blank=True)
    baseline_first = models.DateTimeField(_("baseline from"), null=True, blank=True)
    baseline_until = models.DateTimeField(_("baseline until"), null=True, blank=True)
    in_a_row = models.PositiveSmallIntegerField(_("how many running"), default=1)
    least = models.FloatField(_("count a value only from so many on"), default=0)
    cycle = models.ForeignKey("experiments.Cycle", models.SET_NULL, null=True, blank=True, related_name="watches")
    pauses_all = models.BooleanField(_("pauses every experiment that looks at this measurement"), default=False)
    address = models.ForeignKey("guardrails.Address", models.SET_NULL, null=True, blank=True, related_name="watches")
    # Of which risk it is the early signal: firing tells those who look after it.
    signal = models.ForeignKey("premortems.Signal", models.SET_NULL, null=True, blank=True, related_name="watches")
    made_at = models.DateTimeField(auto_now_add=True)

    objects = WatchQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "watches"
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="watch_number"),
            models.CheckConstraint(condition=Q(in_a_row__gte=1), name="watch_in_a_row"),
            models.CheckConstraint(condition=Q(limit__isnull=False) | ~Q(how="limit"), name="watch_has_limit"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("watches:show", args=[self.organisation.slug, self.number])

    @property
    def team(self):
        """Those who see the measurement and hear of it."""
        return self.series.team

    @classmethod
    @transaction.atomic
    def make(cls, series, by, **about) -> "Watch":
        """A new watch, as a draft: it looks at nothing yet."""
        watch = cls(organisation=series.organisation, series=series, owner=about.pop("owner", None) or by)
        watch._take(about)
        watch.number = Counter.next("watch", series.organisation_id)
        watch.save()
        Activity.record("watch.made", watch, by=by)
        return watch

    @transaction.atomic
    def describe(self, by, **about) -> None:
        """Says anew what it looks for and what it does. One that is active would act by another limit than people saw,
        so it becomes a draft first."""
        self.wait_for_others()
        if self.is_active:
            raise ValidationError(_("Make it a draft first: nobody should rely on a limit that has changed."))
        self._take(about)
        self.save()
        Activity.record("watch.changed", self, by=by)

    def wait_for_others(self) -> None:
        """Waits until no value comes in and nobody else changes it, and looks at it as they left it."""
        self.series.wait_for_others()
        self.refresh_from_db()

    def may_tell(self, thing) -> bool:
        """Whether all who see the experiment, or the signal, see the measurement too. They can change hands later."""
        return self.series.team_id in (None, thing.team_id)

    def _take(self, about: dict) -> None:
        for name, value in about.items():
            setattr(self, name, value.strip() if isinstance(value, str) else value)
        self._refuse_what_fits_not_together()
        if self.how != How.LIMIT:
            self.limit = None
        if self.how == How.TWO_OR_THREE:
            self.in_a_row = 1
        self.clean_fields(exclude=["organisation", "number", "series", "owner", *LINKED])

    def _refuse_what_fits_not_together(self) -> None:
        if not self.title:
            raise ValidationError({"title": _("Give it a name that people will recognise.")})
        if self.how == How.LIMIT and (self.limit is None or not _is_number(self.limit)):
            raise ValidationError({"limit": _("Say where the limit lies.")})
        if not 1 <= self.in_a_row <= MOST_IN_A_ROW:
            raise ValidationError({"in_a_row": _("From 1 to 30.")})
        if not (_is_number(self.least) and self.least >= 0):
            raise ValidationError({"least": _("Give a number from 0 on.")})
        if self.baseline_first and self.baseline_until and self.baseline_until < self.baseline_first:
            raise ValidationError({"baseline_until": _("It has to end after it begins.")})
        for field in LINKED:
            thing = getattr(self, field)
            if thing and thing.organisation_id != self.organisation_id:
                raise ValidationError({field: _("This belongs to another organisation.")})
        if self.rule and self.rule.is_private:
            raise ValidationError({"rule": _("This plan is somebody's own, and nobody else sees it.")})
        if self.cycle and not self.may_tell(self.cycle):
            raise ValidationError({"cycle": _("It is seen by people who do not see this measurement.")})
        if self.signal and not self.may_tell(self.signal):
            raise ValidationError({"signal": _("It is seen by people who do not see this measurement.")})


def _is_number(value: float) -> bool:
    return math.isfinite(value) and abs(value) <= LARGEST
