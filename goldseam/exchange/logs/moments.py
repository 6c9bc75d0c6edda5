"""The moments of an event in a line of the file: a day, a time of day beside it or in it, in the zone of the log."""

from datetime import UTC, date, datetime, time
from itertools import pairwise

from django.utils.translation import gettext as _

from goldseam.exchange.logs import days
from goldseam.exchange.logs.fields import DAYS, TIMES, Field
from goldseam.exchange.logs.line import Problem
from goldseam.exchange.logs.plan import Understanding

EARLIEST = datetime(1900, 1, 1, tzinfo=UTC)


class Moments:
    """Reads the moments of lines, each column in the way in which all of it is written."""

    def __init__(self, known: Understanding, latest: datetime):
        self.known, self.latest = known, latest
        self.columns = {kind: place for kind in DAYS if (place := known.plan.place(kind)) is not None}
        self.clocks = {kind: known.plan.place(clock) for kind, clock in TIMES.items()}
        self.orders = {place: known.order(place) for place in self.columns.values()}

    def read(self, found, said: list[str], lines: list) -> None:
        told: dict[str, tuple[datetime, bool]] = {}
        for kind, place in self.columns.items():
            if said[place] and (moment := self._moment(found, kind, place, said)):
                told[kind] = moment
        self._leave_out_days_beside_times(told, said, lines)
        found.days_alone = {kind for kind, (_at, is_timed) in told.items() if not is_timed}
        found.details |= {kind: at for kind, (at, _is_timed) in told.items()}
        self._check_order(found, told, said)

    def _moment(self, found, kind: str, place: int, said: list[str]) -> tuple[datetime, bool] | None:
        column, text = self.known.columns[place], said[place]
        try:
            day, at, zone = self._day(place, text)
            at = self._time(found, kind, said) or (None if column.has_days_alone else at)
            moment = days.moment(day, at, days.zone_of(zone) or self.known.zone).astimezone(UTC)
        except (ValueError, OverflowError, KeyError, OSError):
            found.problems.append(Problem(column.name, text, _("This is not understood as a day.")))
            return None
        if not EARLIEST <= moment <= self.latest:
            why = _("This lies in the future.") if moment > self.latest else _("This is before 1900.")
            found.problems.append(Problem(column.name, text, why))
            return None
        return moment, at is not None

    def _day(self, place: int, text: str) -> tuple[date, time | None, str]:
        seen = days.seen(text) or days.serial(text)
        if seen is None:
            raise ValueError(text)
        return seen.on(self.orders[place]), seen.at, seen.zone

    def _time(self, found, kind: str, said: list[str]) -> time | None:
        place = self.clocks.get(kind)  # type: ignore[call-overload]
        if place is None or not said[place]:
            return None
        at = days.time_in(said[place])
        if at is None:
            name = self.known.columns[place].name
            found.problems.append(Problem(name, said[place], _("This is not understood as a time of day.")))
        return at

    def _leave_out_days_beside_times(self, told: dict, said: list[str], lines: list) -> None:
        """A day without a time, on the day of another moment with one, would look as if it came first."""
        timed = {at.astimezone(self.known.zone).date() for at, is_timed in told.values() if is_timed}
        for kind, (at, is_timed) in list(told.items()):
            if not is_timed and at.astimezone(self.known.zone).date() in timed:
                del told[kind]
                lines.append((self.columns[kind], said[self.columns[kind]]))

    def _check_order(self, found, told: dict, said: list[str]) -> None:
        inner = [kind for kind in (Field.STARTED, Field.DETECTED, Field.RECOVERED) if kind in told]
        for before, after in pairwise(inner):
            if told[after][0] < told[before][0]:
                place, other = self.columns[after], self.columns[before]
                why = _("This lies before “%(column)s”: %(value)s.")
                facts = {"column": self.known.columns[other].name, "value": said[other]}
                found.problems.append(Problem(self.known.columns[place].name, said[place], why % facts))
                return
