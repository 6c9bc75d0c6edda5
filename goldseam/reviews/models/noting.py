"""Noting in the talk what belongs to the event: rows of its timeline, and the conditions that helped it to happen."""

from django.db import transaction
from django.db.models import Max

from goldseam.activity.models import Activity


class Noting:
    """A review in which people add to what is known about its event."""

    @transaction.atomic
    def note(self, by, **row):
        """Adds a row at the end of the event's timeline."""
        entry = self._append(self.event.timeline, row)
        Activity.record("event.described", self.event, by=by)
        return entry

    @transaction.atomic
    def name_factor(self, by, **condition):
        """Adds a contributing factor to the event."""
        factor = self._append(self.event.factors, condition)
        Activity.record("event.described", self.event, by=by)
        return factor

    def _append(self, rows, facts):
        last = rows.aggregate(last=Max("position"))["last"] or 0
        return rows.create(position=last + 1, **facts)
