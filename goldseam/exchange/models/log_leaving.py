"""Taking back what came in, and bringing up to date what differs: only what nobody has worked on since."""

import time
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from goldseam.activity.models import Activity
from goldseam.common.search import forget
from goldseam.events.models import Event, Tag
from goldseam.exchange.logs.facts import Reader
from goldseam.exchange.logs.untouched import worked_on
from goldseam.exchange.logs.working import go_on
from goldseam.exchange.models.log_rows import Brought, LeftOut

AT_ONCE = 300


class Leaving:
    """A file whose events can be taken back, or brought up to date."""

    @transaction.atomic
    def undo(self: Any, by) -> None:
        """Decides to take back what it brought. Events on which somebody has worked stay."""
        self._want_change_by(by)
        begun = type(self).objects.begun().filter(pk=self.pk, undoing_at=None)
        if begun.update(undoing_at=timezone.now(), updating_at=None, undone_by=by, position=0):
            self.renew()
            go_on.enqueue(log_import=self.pk)

    @transaction.atomic
    def update_differing(self: Any, by) -> None:
        """Decides to bring the events whose lines differ up to date, as far as nobody has worked on them."""
        self._want_change_by(by)
        ended = type(self).objects.filter(pk=self.pk, ended_at__isnull=False, undoing_at=None, updating_at=None)
        if ended.update(updating_at=timezone.now(), position=0):
            self.renew()
            go_on.enqueue(log_import=self.pk)

    def _want_change_by(self: Any, by) -> None:
        if not self.can_be_changed_by(by):
            raise ValidationError(_("Who brought it in does this, or somebody who manages the organisation."))

    def _undo(self: Any, until: float) -> None:
        self._forget_rest()
        while time.monotonic() < until:
            chunk = list(self.brought.filter(pk__gt=self.position).order_by("pk")[:AT_ONCE])
            if not chunk:
                return self._end_undo()
            self._take_back(chunk)

    @transaction.atomic
    def _take_back(self: Any, chunk: list[Brought]) -> None:
        mine = type(self).objects.filter(pk=self.pk, position=self.position, undone_at=None)
        if not mine.update(position=chunk[-1].pk):
            return self.renew()
        keys = [one.event_id for one in chunk]
        list(Event.objects.select_for_update().filter(pk__in=keys).values_list("pk"))
        gone = sorted({*keys} - {*worked_on(keys)})
        tags = set(Event.tags.through.objects.filter(event__in=gone).values_list("tag", flat=True))
        forget(Event, gone)
        Event.objects.filter(pk__in=gone).delete()
        Tag.objects.filter(pk__in=tags, events=None).delete()
        type(self).objects.filter(pk=self.pk).update(removed=F("removed") + len(gone))
        self.position = chunk[-1].pk

    @transaction.atomic
    def _forget_rest(self: Any) -> None:
        """What had not come in yet does not come any more."""
        if self.file or self.left_out.exists():
            self.forget_files()
            self.left_out.all().delete()
            type(self).objects.filter(pk=self.pk).update(file="", lines="", ended_at=self.ended_at or timezone.now())

    @transaction.atomic
    def _end_undo(self: Any) -> None:
        if type(self).objects.filter(pk=self.pk, undone_at=None).update(undone_at=timezone.now(), position=0):
            Activity.record("log.undone", self, by=self.undone_by)

    def staying(self: Any, person, most: int = 50) -> list[tuple[Event, str]]:
        """Events that stayed when the rest was taken back, and why: those that this person may see."""
        seen = self.brought.filter(event__in=Event.objects.visible_to(person).values("pk"))
        kept = seen.select_related("event__organisation").order_by("pk")[:most]
        events = [one.event for one in kept]
        why = worked_on([event.pk for event in events])
        return [(event, why.get(event.pk, "")) for event in events]

    def _update(self: Any, until: float) -> None:
        reader = Reader(self.known)
        while time.monotonic() < until:
            waiting = self.left_out.filter(event__isnull=False, why_kept="").select_related("event__brought")
            chunk = list(waiting.order_by("pk")[:AT_ONCE])
            if not chunk:
                type(self).objects.filter(pk=self.pk).update(updating_at=None)
                return
            self._bring_up_to_date(reader, chunk)

    @transaction.atomic
    def _bring_up_to_date(self: Any, reader: Reader, chunk: list[LeftOut]) -> None:
        keys = [one.event_id for one in chunk if one.event_id]
        list(Event.objects.select_for_update().filter(pk__in=keys).values_list("pk"))
        why = worked_on(keys)
        read = [(one, reader.facts(one.line, one.cells)) for one in chunk if one.event_id not in why]
        self._write(read)
        kept = [one for one in chunk if one.event_id in why]
        for one in kept:
            one.why_kept = why[one.event_id][:300]
        LeftOut.objects.bulk_update(kept, ["why_kept"])
        LeftOut.objects.filter(pk__in=[one.pk for one, _facts in read]).delete()
        type(self).objects.filter(pk=self.pk).update(
            updated=F("updated") + len(read), differing=F("differing") - len(read)
        )

    def _write(self: Any, read: list) -> None:
        pairs = [(one.event, self.row_of(facts)) for one, facts in read]
        if pairs:
            Event.bring_anew(self.organisation, pairs, by=self.by)
        came = [one.event.brought for one, _facts in read]
        for brought, (_one, facts) in zip(came, read, strict=True):
            brought.digest = facts.digest
        Brought.objects.bulk_update(came, ["digest"], batch_size=100)
