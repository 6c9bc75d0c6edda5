"""Planning a review: its length, who facilitates, and the one moment at which people come together for it."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.reviews.agenda import LENGTHS

# Whatever changes the appointment: calendar programs count these, and take the newest.
REVISING = ["review.planned", "review.called_off", "review.postponed", "review.taken_out", "review.invited"]
AS_BEFORE = object()
# Calendars and other time zones have no place for the first and the last days that there are.
YEARS = range(2000, 2200)


class Plannable:
    """A review for which people agree on a moment."""

    @transaction.atomic
    def plan(self, by, minutes: int, planned_for=None, facilitator=AS_BEFORE, objective_record="") -> None:
        """Sets length, time and who facilitates. Without a time, an appointment that stood is called off."""
        check_length(minutes)
        _check_moment(planned_for)
        was, led_by = self.appointment, self.facilitator_id
        if facilitator is not AS_BEFORE and (facilitator and facilitator.pk) != led_by:
            self._need_no_more(led_by, by)
            self.facilitator = facilitator
        self.minutes, self.planned_for = minutes, planned_for
        self.objective_record = objective_record
        self.save()
        if was and not planned_for:
            Activity.record("review.called_off", self, by=by, **was)
            return
        is_moved = self.appointment != was or self.facilitator_id != led_by
        Activity.record("review.planned", self, by=by, is_moved=is_moved)

    def _need_no_more(self, facilitator: int | None, by) -> None:
        """Whoever facilitated until now need not come, unless they take part all the same."""
        if facilitator and self.is_planned_ahead and not self.participants.filter(person=facilitator).exists():
            Activity.record("review.taken_out", self, by=by, person=facilitator, **self.appointment)

    @transaction.atomic
    def plan_for(self, by, moment) -> None:
        """Agrees on a moment; all else stays. Who presses twice plans once."""
        _check_moment(moment)
        if moment != self.planned_for:
            self.planned_for = moment
            self.save(update_fields=["planned_for"])
            Activity.record("review.planned", self, by=by, is_moved=True)

    @transaction.atomic
    def call_off(self, by) -> None:
        """There is no appointment any more; the review still waits."""
        if was := self.forget_appointment():
            Activity.record("review.called_off", self, by=by, **was)

    def forget_appointment(self) -> dict:
        """What stood until now: of that, calendars are told that it does not take place."""
        was = self.appointment
        if was:
            self.planned_for = None
            self.save(update_fields=["planned_for"])
        return was

    @property
    def appointment(self) -> dict:
        """When it starts and how long it takes, as an activity keeps it; empty where nothing is agreed."""
        return {"planned_for": self.planned_for.isoformat(), "minutes": self.minutes} if self.planned_for else {}

    @property
    def is_planned_ahead(self) -> bool:
        """There is a moment to come for it."""
        return bool(self.planned_for) and self.planned_for > timezone.now() and not (self.is_held or self.is_closed)


def check_length(minutes: int) -> None:
    if minutes not in LENGTHS:
        raise ValidationError({"minutes": _("Choose 10, 30, 45 or 60 minutes.")})


def _check_moment(moment: datetime | None) -> None:
    if moment and moment.year not in YEARS:
        raise ValidationError({"planned_for": _("Check the year.")})
