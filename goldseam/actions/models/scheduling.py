"""When an action is due. The first date is kept for good: punctuality is judged by it."""

from datetime import date
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity


class Postponement(NamedTuple):
    """The date moved from one day to another, and perhaps what got in the way."""

    was: date | None
    due_on: date
    reason: str

    @classmethod
    def of(cls, move: Activity) -> "Postponement":
        was, due_on = move.details["was"], move.details["due_on"]
        return cls(date.fromisoformat(was) if was else None, date.fromisoformat(due_on), move.details.get("reason", ""))


class SchedulableQuerySet(models.QuerySet):
    def overdue(self, on=None):
        return self.open().filter(due_on__lt=on or timezone.localdate())

    def by_due_date(self):
        """What is due first stands first, what has no date last."""
        return self.order_by(F("due_on").asc(nulls_last=True), "number")


class Schedulable:
    """An action with a date. Only what came with a document may have none."""

    @transaction.atomic
    def postpone(self, by, due_on, reason: str = "") -> None:
        """Sets a new date. The first one is kept, so that late stays visible and nobody has to hide it."""
        if not self.is_open:
            raise ValidationError(_("Only an open action needs a date."))
        if due_on < timezone.localdate():
            raise ValidationError({"due_on": _("That day has passed. Choose today or a later day.")})
        if due_on != self.due_on:
            was, self.due_on = self.due_on, due_on
            self.first_due_on = self.first_due_on or due_on
            self.save(update_fields=["due_on", "first_due_on"])
            self.note_new_date(by, was, reason)

    def note_new_date(self, by, was, reason: str = "") -> None:
        """Keeps from which day to which it moved, and what got in the way."""
        days = {"was": was.isoformat() if was else "", "due_on": self.due_on.isoformat()}
        Activity.record("action.postponed", self, by=by, **days, reason=reason.strip())

    @property
    def postponements(self) -> list["Postponement"]:
        """Each move of the date, oldest first."""
        told = Activity.objects.history_of(self.history).filter(kind="action.postponed", subject_id=self.pk)
        moves = told.order_by("id")
        return [Postponement.of(move) for move in moves]

    @property
    def is_overdue(self) -> bool:
        return self.is_open and self.due_on is not None and self.due_on < timezone.localdate()

    @property
    def days_left(self) -> int | None:
        """Days until it is due; below zero once that has passed, nothing where there is no date."""
        return (self.due_on - timezone.localdate()).days if self.due_on else None

    @property
    def was_postponed(self) -> bool:
        return self.due_on != self.first_due_on
