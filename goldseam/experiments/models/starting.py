"""Starting: the plan is locked, so that the prediction stands before the result."""

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.experiments.plan.gaps import Gap, gaps_of
from goldseam.experiments.stops.limits import drawn_for


class Start(models.Model):
    """The fact that a cycle has started, and with which plan."""

    cycle = models.OneToOneField("experiments.Cycle", models.CASCADE, related_name="started")
    plan = models.ForeignKey("experiments.PlanVersion", models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    # Where guardrails lie that are drawn from what was measured before: as it was known when they came into force.
    limits = models.JSONField(default=dict)
    # When the first data came in, and a fingerprint of what they are compared with, by series.
    data_at = models.DateTimeField(null=True)
    before = models.JSONField(default=dict)

    def __str__(self):
        return _("Start of “%(cycle)s”") % {"cycle": self.cycle}

    @cached_property
    def first_day(self) -> date:
        """The day from which on points show what the change does: never before the plan was locked."""
        locked = self.at.astimezone(self._zone).date()
        return max(locked, self.plan.plan.starts_on or locked)

    @cached_property
    def began_at(self) -> datetime:
        return datetime.combine(self.first_day, time(), self._zone)

    def is_followed_by(self, point) -> bool:
        """Whether a point came after the start: what was known by then did not, whatever day it is about."""
        return point.added_at > self.at and self._is_followed_by_time(point.at)

    def _is_followed_by_time(self, at: datetime) -> bool:
        """What tells a day alone counts by its day."""
        local = at.astimezone(self._zone)
        is_by_day = local.time() == time() or local.date() > self.first_day
        return at >= self.began_at and (is_by_day or at >= self.minute)

    @property
    def minute(self) -> datetime:
        """As people write the time of a value: what is added later and tells this minute came after the start."""
        return self.at.replace(second=0, microsecond=0)

    @cached_property
    def _zone(self) -> ZoneInfo:
        return ZoneInfo(self.cycle.organisation.time_zone)


class StartableQuerySet(models.QuerySet):
    def planned(self):
        return self.filter(~Exists(Start.objects.filter(cycle=OuterRef("pk"))))

    def started(self):
        return self.filter(Exists(Start.objects.filter(cycle=OuterRef("pk"))))


class Startable:
    """A cycle that starts once what is needed is there."""

    @property
    def is_started(self) -> bool:
        return hasattr(self, "started")

    def missing(self, plan=None) -> list[Gap]:
        """What the plan, or another one, lacks: what it needs before the start, and what would make it better."""
        return gaps_of(self, plan or self.plan)

    @transaction.atomic
    def start(self, by) -> None:
        """Locks the plan. What is needed and missing is said beside each field, and nothing starts."""
        self.wait_for_others()
        if self.is_started:
            return
        errors: dict[str, Any] = {}
        for gap in self.missing():
            if gap.is_needed:
                errors.setdefault(gap.field or "__all__", []).append(gap.words)
        if errors:
            raise ValidationError(errors)
        Start.objects.create(cycle=self, plan=self.current_plan, by=by, limits=drawn_for(self, self.plan))
        self.refresh_from_db()
        Activity.record("cycle.started", self, by=by)

    @property
    def days_gone_by(self) -> int:
        """How many days of the plan lie before today: what was measured on them counts as before the start."""
        starts_on = self.plan.starts_on
        return max(0, (self.today - starts_on).days) if starts_on else 0

    @property
    def today(self) -> date:
        """By the clock of its organisation, which is that of the team, not of whoever looks or of the server."""
        return timezone.localdate(timezone=ZoneInfo(self.organisation.time_zone))

    @property
    def is_over(self) -> bool:
        """Whether the last day that was planned has gone by."""
        ends_on = self.plan.ends_on
        return ends_on is not None and ends_on < self.today
