"""Bringing in the lines of a file, some hundred at a time: each time whole or not at all, and never twice."""

import time
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from goldseam.activity.models import Activity
from goldseam.events.models import Event, Visibility
from goldseam.exchange.logs.facts import Reader, digest_of
from goldseam.exchange.logs.layouts import remember
from goldseam.exchange.logs.reading import body_of, rows_of
from goldseam.exchange.logs.sorting import Sorted, sorted_out
from goldseam.exchange.logs.working import go_on

AT_ONCE = 500
SOURCE = "import"
MOMENTS = ("started_at", "detected_at", "mitigated_at", "recovered_at")
EMPTY = dict.fromkeys([*MOMENTS, "severity_actual", "severity_potential", "team_id"])
EMPTY |= dict.fromkeys(("place", "actors", "trigger", "first_signal", "stopped_by", "reach", "detection_method"), "")


class Coming:
    """A file whose lines come in."""

    @transaction.atomic
    def begin(self: Any, by) -> None:
        """Decides that it comes in as it was understood. The work itself is done by `advance`, here or in a job."""
        self.want_draft()
        self._want_answers()
        remember(self.organisation, self.profile, self.plan)
        if type(self).objects.drafts().filter(pk=self.pk).update(begun_at=timezone.now(), by=by):
            self.renew()
            go_on.enqueue(log_import=self.pk)

    def _want_answers(self: Any) -> None:
        if self.known.questions:
            raise ValidationError(_("Something can be meant in two ways. Answer what is asked below."))
        if not self.known.says_something:
            raise ValidationError(_("No column says what happened. Choose one."))
        if not self.plan.source.strip():
            raise ValidationError(_("Give the log a name: by that it is known again."))
        if self.visibility == Visibility.TEAM and self.team_id is None:
            raise ValidationError(_("Choose the team that may see it."))

    def advance(self: Any, seconds: float) -> bool:
        """Works for about so long; whether all is done. What died in the middle goes on where it was."""
        until = time.monotonic() + seconds
        self.renew()
        step = self._undo if self.undoing_at else self._update if self.ended_at else self._come
        if self.is_working:
            step(until)
            self.renew()
        return not self.is_working

    def _come(self: Any, until: float) -> None:
        reader = Reader(self.known)
        for chunk in _chunks(self._rows(), self.position):
            if not self._take(reader, chunk) or time.monotonic() > until:
                return
        self._end()

    def _rows(self: Any) -> Iterator[tuple[int, list[str], int]]:
        """Each line, with the number that tells it from those that are the same."""
        has_numbers, seen = self.plan.place("reference") is not None, Counter[bytes]()
        for number, cells in body_of(rows_of(self.lines_path), self.reading):
            again = 0
            if not has_numbers:
                key = bytes.fromhex(digest_of(self.profile, cells))[:8]
                again = seen[key]
                seen[key] += 1
            yield number, cells, again

    @transaction.atomic
    def _take(self: Any, reader: Reader, chunk: list) -> bool:
        """Brings in some lines; False where somebody else has done so."""
        last = chunk[-1][0]
        here = type(self).objects.filter(pk=self.pk, position=self.position, ended_at=None, undoing_at=None)
        if not here.update(position=last):
            return False
        lines = sorted_out(self, reader, chunk)
        self._bring(lines)
        lines.keep_left_out(self)
        type(self).objects.filter(pk=self.pk).update(
            **{name: F(name) + number for name, number in lines.counts.items()}
        )
        self.position = last
        return True

    def _bring(self: Any, lines: Sorted) -> None:
        rows = [self.row_of(facts) for facts, _identity in lines.new]
        lines.keep_new(self, Event.bring(self.organisation, rows, by=self.by, source=SOURCE))

    def row_of(self: Any, facts) -> dict:
        """What becomes of a line: every row has the same fields, so that what was emptied is emptied here, too."""
        row = facts.as_row(EMPTY | {"kind": self.plan.kind, "visibility": self.visibility})
        return row | {"team_id": self.team_id} if self.visibility == Visibility.TEAM else row

    @transaction.atomic
    def _end(self: Any) -> None:
        now = timezone.now()
        if type(self).objects.filter(pk=self.pk, ended_at=None, undoing_at=None).update(ended_at=now, position=0):
            self.forget_files()
            type(self).objects.filter(pk=self.pk).update(file="", lines="")
            Activity.record("log.imported", self, by=self.by)


def _chunks(rows: Iterator, after: int) -> Iterator[list]:
    rows = (row for row in rows if row[0] > after)
    while chunk := list(islice(rows, AT_ONCE)):
        yield chunk
