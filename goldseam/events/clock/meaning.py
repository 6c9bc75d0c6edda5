"""What written times mean: moments, told from the day of the event, its start, its zone and the row before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from goldseam.events.clock.grammar import Told, told

PRECISIONS = ["second", "minute", "hour", "day", "week", "month"]
HALF_A_DAY = timedelta(hours=12)
EARLIEST, LATEST = 1900, 2200


@dataclass(frozen=True)
class Meaning:
    """The moment, how closely it is known, and the zone that was written. Without `at` it is not understood."""

    at: datetime | None = None
    precision: str = "unknown"
    zone: str = ""
    is_estimated: bool = False

    @property
    def is_close(self) -> bool:
        """Close enough to count minutes or hours from it."""
        return self.precision in {"second", "minute", "hour"}


@dataclass(frozen=True)
class Around:
    """What stands around the rows: the zone of the clocks, a moment near the first row, and the start of the event.

    `latest` bounds a first row whose day is only guessed: what was logged had happened by then.
    """

    zone: tzinfo
    near: datetime
    start: Meaning = Meaning()
    latest: datetime | None = None

    @property
    def writes_month_first(self) -> bool:
        return str(self.zone).startswith(("America/", "US/"))


def meanings(times: Iterable[str], around: Around) -> list[Meaning]:
    """The meaning of each written time, in the order of the rows: the day goes on from row to row."""
    found: list[Meaning] = []
    before = None
    for text in times:
        meaning = _meaning(told(text), before, around)
        found.append(meaning)
        if meaning.at and meaning.precision in {"second", "minute", "hour", "day"} and not is_counted(text):
            before = meaning
    return found


def is_counted(text: str) -> bool:
    """Whether it is counted from the start of the event: “T-30 d”, “Day 2”."""
    parts = told(text)
    return bool(parts and parts.is_relative)


def _meaning(parts: Told | None, before: Meaning | None, around: Around) -> Meaning:
    if parts is None:
        return Meaning()
    try:
        meaning = _counted(parts, around) if parts.is_relative else _dated(parts, before, around)
    except (ValueError, OverflowError):
        return Meaning()
    return meaning if meaning.at and EARLIEST <= meaning.at.year < LATEST else Meaning()


def _dated(parts: Told, before: Meaning | None, around: Around) -> Meaning:
    local, is_guessed = _local(parts, before, around, _zone(parts.zone) or around.zone)
    is_estimated = parts.is_rough or parts.has_open_order or is_guessed
    return Meaning(local.astimezone(UTC), parts.precision, parts.zone, is_estimated)


def _local(parts: Told, before: Meaning | None, around: Around, zone) -> tuple[datetime, bool]:
    """The moment in its zone, and whether its day is a guess."""
    known = ((before and before.at) or around.near).astimezone(zone)
    if parts.week:
        return _at(date.fromisocalendar(parts.year or known.year, parts.week, 1), None, zone), False
    if parts.month:
        return _at(_day(parts, around, known), parts, zone), False
    if parts.weekday is not None:
        ahead = (parts.weekday - known.weekday()) % 7
        return _at(known.date() + timedelta(days=ahead if before else (ahead + 3) % 7 - 3), parts, zone), before is None
    if before:
        return _after(before, _at(known.date(), parts, zone)), False
    return _first(parts, around, known, zone), around.latest is not None


def _day(parts: Told, around: Around, known: datetime) -> date:
    month, day = parts.month or 1, parts.day or 1
    if parts.has_open_order and around.writes_month_first:
        month, day = day, month
    if parts.year:
        return date(parts.year, month, day)
    near = [
        date(year, month, day) for year in (known.year - 1, known.year, known.year + 1) if _exists(year, month, day)
    ]
    return min(near, key=lambda one: abs(one - known.date()))


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _after(before: Meaning, moment: datetime) -> datetime:
    """The same day as the row before, or the next one where the clock goes back by more than half a day."""
    went_back = before.at and before.is_close and before.at - moment > HALF_A_DAY
    return moment + timedelta(days=1) if went_back else moment


def _first(parts: Told, around: Around, known: datetime, zone) -> datetime:
    """On the day on which it lies nearest to what is known of the event."""
    days = [known.date() + timedelta(days=days) for days in (-1, 0, 1)]
    moments = [_at(day, parts, zone) for day in days]
    if around.latest:
        moments = [moment for moment in moments if moment <= around.latest] or moments[:1]
    return min(moments, key=lambda moment: abs(moment - around.near))


def _at(day: date, parts: Told | None, zone) -> datetime:
    clock = time(parts.hour, parts.minute, parts.second) if parts and parts.hour is not None else time.min
    return datetime.combine(day, clock, zone)


def _counted(parts: Told, around: Around) -> Meaning:
    """Counted from the start of the event; from an unknown start nothing can be counted."""
    start = around.start
    if start.at is None:
        return Meaning()
    local = start.at.astimezone(around.zone)
    precision = max(parts.precision, start.precision, key=_coarseness)
    if parts.counted_in == "month":
        return Meaning(_months_after(local, parts.months_after).astimezone(UTC), "month", "", True)
    if parts.counted_in in {"day", "week"}:
        zone = _zone(parts.zone) or around.zone
        day = local.date() + timedelta(seconds=parts.seconds_after or 0)
        if parts.hour is None and parts.counted_in == "week":
            day -= timedelta(days=day.weekday())
        precision = parts.precision if parts.hour is not None else parts.counted_in
        return Meaning(_at(day, parts, zone).astimezone(UTC), precision, parts.zone, parts.is_rough)
    at = start.at + timedelta(seconds=parts.seconds_after or 0)
    return Meaning(at, precision, "", parts.is_rough or start.is_estimated)


def _months_after(moment: datetime, months: int) -> datetime:
    index = moment.year * 12 + moment.month - 1 + months
    return moment.replace(year=index // 12, month=index % 12 + 1, day=1, hour=0, minute=0, second=0, microsecond=0)


def _coarseness(precision: str) -> int:
    return PRECISIONS.index(precision) if precision in PRECISIONS else len(PRECISIONS)


def _zone(name: str) -> tzinfo | None:
    if not name:
        return None
    if name[0] in "+-":
        hours, minutes = int(name[1:3]), int(name[4:6])
        offset = timedelta(hours=hours, minutes=minutes)
        return timezone(-offset if name[0] == "-" else offset)
    try:
        return ZoneInfo(name)
    except (KeyError, OSError):
        raise ValueError(f"There is no zone {name}.") from None
