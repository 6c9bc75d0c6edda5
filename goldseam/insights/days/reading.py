"""What has been counted of the days that somebody asks for. It reads what is kept and never writes.

Days that changed since they were counted are counted while the page is asked for, if they are few. If they are many,
the figure says up to when it tells.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.common.prepared import prepared
from goldseam.insights.asked import once
from goldseam.insights.days.events import counted
from goldseam.insights.days.tally import FIELDS, Place, Tally, day_of, days_by_place, midnight, said, together
from goldseam.insights.models import Counting, DayCount, Mark
from goldseam.patterns.periods import Period, last_of, months_after

MONTHS = 24  # On a chart; more for longer periods.
MARKS = 2_000
DAYS = 14  # Counted while somebody waits, if they have
EVENTS = 3_000  # no more events than that.


@dataclass(frozen=True)
class Month:
    """A calendar month, or as much of it as has passed."""

    period: Period
    tally: Tally

    @property
    def days(self) -> int:
        return self.period.days


class Days:
    """The counts of one question: some days, as much time before, and the months that lead up to them."""

    def __init__(self, asked):
        self.asked, self.organisation, self.zone = asked, asked.organisation, asked.zone
        self.place = asked.organisation.pk, asked.team.pk if asked.team else None, asked.sees_team
        self.first = min(asked.period.before.since, _first_month(asked.period))
        self.last = asked.period.until
        # The marks first: what is kept by then is at least as new.
        self.counting = Counting.of(self.organisation)
        self.has_many_marks = False
        changed = self._changed() if self.counting else None
        self.by_day = self._kept() if self.counting else {}
        self.is_known, self.waiting = self._count(changed)

    @classmethod
    def of(cls, asked) -> "Days":
        """Read once for all measures that look at the same."""
        return once(asked, "days", lambda: cls(asked))

    @property
    def as_of(self) -> datetime | None:
        """When it was counted, where it is not of now."""
        return self.counting.counted_at if self.counting and self.waiting else None

    @property
    def notes(self) -> tuple[str, ...]:
        """What has to be said of how fresh it is; nothing where it is of now."""
        if not self.is_known:
            return (_("These days are being counted for the first time. Come back in a few minutes."),)
        if not self.as_of:
            return ()
        words = ngettext(
            "Counted at %(time)s. What changed since on %(days)s day is not in it yet.",
            "Counted at %(time)s. What changed since on %(days)s days is not in it yet.",
            self.waiting,
        )
        return (words % {"time": f"{timezone.localtime(self.as_of, self.zone):%H:%M}", "days": self.waiting},)

    def tally(self, period: Period | None = None) -> Tally:
        """Of the days asked for, or of others that were read."""
        since, until = (period or self.asked.period).since, (period or self.asked.period).until
        return together(tally for day, tally in self.by_day.items() if since <= day <= until)

    def reach_back_to(self, day: date) -> bool:
        """Whether anything was noticed on that day or before it, so that the days since then can be counted."""
        return min(self.by_day, default=date.max) <= day

    @cached_property
    def months(self) -> list[Month]:
        """Those that lead up to the last day, from the first in which anything was noticed."""
        today, begun = timezone.localdate(timezone=self.zone), min(self.by_day, default=None)
        if begun is None:
            return []
        first, end = max(_first_month(self.asked.period), begun.replace(day=1)), min(self.last, today)
        grouped: dict[date, list[Tally]] = {}
        for day, tally in self.by_day.items():
            grouped.setdefault(day.replace(day=1), []).append(tally)
        found = []
        while first <= end:
            found.append(Month(Period(first, min(last_of(first), end)), together(grouped.get(first, ()))))
            first = months_after(first, 1)
        return found

    def _changed(self) -> set[date]:
        """The days that changed since they were counted: all, or some of very many."""
        moments = _marks(*self.place, midnight(self.first, self.zone), self._end)
        self.has_many_marks = len(moments) > MARKS
        return {day_of(at, self.zone) for at in moments}

    def _kept(self) -> dict[date, Tally]:
        found: dict[date, list[Tally]] = {}
        for day, *numbers in _kept_days(*self.place, self.first, self.last):
            found.setdefault(day, []).append(Tally(*numbers))
        return {day: together(tallies) if len(tallies) > 1 else tallies[0] for day, tallies in found.items()}

    def _count(self, changed: set[date] | None) -> tuple[bool, int]:
        """Counts now what has to be, if it is little: whether anything can be said, and how many days wait."""
        if changed is not None and not changed:
            return True, 0
        if changed is None:
            found = self._count_now(self.first, self.last)
            self.by_day = found or {}
            return found is not None, 0
        if self.has_many_marks or len(changed) > DAYS or (found := self._count_some(changed)) is None:
            return True, len(changed)
        self.by_day = {day: tally for day, tally in self.by_day.items() if day not in changed} | found
        return True, 0

    def _count_some(self, days: set[date]) -> dict[date, Tally] | None:
        found: dict[date, Tally] = {}
        for first, last in _stretches(sorted(days)):
            here = self._count_now(first, last)
            if here is None:
                return None
            found |= here
        return found

    def _count_now(self, first: date, last: date) -> dict[date, Tally] | None:
        """None where there are too many for somebody who waits."""
        end = midnight(last + timedelta(days=1), self.zone)
        events = _events(*self.place, midnight(first, self.zone), end)
        if len(events) > EVENTS:
            return None
        grouped: dict[date, list[Tally]] = {}
        for (place, day), tally in days_by_place(events, self.zone).items():
            if place in self._places:
                grouped.setdefault(day, []).append(tally)
        return {day: together(tallies) for day, tallies in grouped.items()}

    @property
    def _places(self) -> set[Place]:
        team = self.asked.team
        return {Place(team.pk, True), Place(team.pk, False)} if team else {Place(None, True)}

    @property
    def _end(self) -> datetime:
        return midnight(self.last + timedelta(days=1), self.zone)


@prepared
def _marks(organisation: int, team: int | None, sees_team: bool, since: datetime, until: datetime):
    """Of a team, what is shared and what it keeps to itself, if it may be seen; else what everybody sees."""
    marks = _in_place(Mark.objects.filter(organisation=organisation), team, sees_team)
    return marks.filter(noticed_at__gte=since, noticed_at__lt=until).values_list("noticed_at", flat=True)[: MARKS + 1]


@prepared
def _kept_days(organisation: int, team: int | None, sees_team: bool, first: date, last: date):
    rows = DayCount.objects.filter(organisation=organisation, day__gte=first, day__lte=last)
    rows = _in_place(rows, team, sees_team) if team else rows.filter(team=None)
    return rows.values_list("day", *FIELDS)


@prepared
def _events(organisation: int, team: int | None, sees_team: bool, since: datetime, until: datetime):
    events = counted(organisation, team, sees_team).filter(noticed_at__gte=since, noticed_at__lt=until)
    return said(events)[: EVENTS + 1]


def _in_place(rows, team: int | None, sees_team: bool):
    rows = rows.filter(team=team) if team else rows
    return rows if sees_team else rows.filter(is_shared=True)


def _first_month(period: Period) -> date:
    return months_after(period.until.replace(day=1), 1 - max(MONTHS, period.days // 30))


def _stretches(days: list[date]) -> list[tuple[date, date]]:
    """Days that follow one another are counted together."""
    found: list[tuple[date, date]] = []
    for day in days:
        if found and found[-1][1] + timedelta(days=1) == day:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found
