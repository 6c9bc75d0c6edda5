"""Places in time: what each is called, and which of them are named below the axis."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, tzinfo
from functools import lru_cache

from django.utils import formats, timezone
from django.utils.translation import get_language

from goldseam.charts.letters import width_of

APART = 10.0
SHORTEST = 24.0  # No name is shorter, with the space beside it.


def names_of(points: Sequence, monthly: bool = False) -> list[str]:
    """What each place is called: its label, or its month or day; with the time where a day has several."""
    moments, language = _local(points), get_language()
    days = [moment.date() for moment in moments if moment]
    form = "M Y" if monthly or _is_monthly(days) else "j M Y, H:i" if len(set(days)) < len(days) else "j M Y"
    said = [_words(moment, form, language) if moment else "" for moment in moments]
    return [point.label or name for point, name in zip(points, said, strict=True)]


def ticks_of(points: Sequence, at: Callable[[int], float], room: float, monthly: bool = False) -> list[tuple[int, str]]:
    """Places and their names below the axis, as many as find room: round ones in time where moments are known."""
    moments = _local(points)
    if len(points) > 1 and all(moments):
        known = [moment for moment in moments if moment]
        days = [moment.date() for moment in known]
        units = UNITS[MONTHS if monthly or _is_monthly(days) else DAYS if len(set(days)) == len(days) else 0 :]
        return _round_moments(known, units, at, room)
    return _every_so_many(names_of(points, monthly), at, room)


def _is_monthly(days: list[date]) -> bool:
    """Whether each place is a month: the first day of each."""
    return len(days) > 1 and all(day.day == 1 for day in days) and len(set(days)) == len(days)


def _round_moments(moments: list[datetime], units, at, room: float) -> list[tuple[int, str]]:
    """The first place of each hour, day, week, month, quarter or year: the finest of them that finds room."""
    apart, language = [], get_language()
    for unit, form in units:
        keys = [unit(moment) for moment in moments]
        places = [index for index, key in enumerate(keys) if index == 0 or key != keys[index - 1]]
        if len(places) * SHORTEST > room and unit is not UNITS[-1][0]:
            continue
        before = [None, *(moments[place] for place in places)]
        forms = [form(moments[place], before[n]) for n, place in enumerate(places)]
        ticks = [(place, _words(moments[place], one, language)) for place, one in zip(places, forms, strict=True)]
        apart = _apart(ticks, at, starts_round=moments[0].month == 1 and forms[0] == "Y")
        if len(ticks) > 1 and len(apart) >= len(ticks) - 1:
            break
    return apart


def _apart(ticks, at, starts_round: bool) -> list[tuple[int, str]]:
    """Without those that would lie on another. The first gives way where it is no round one."""
    kept: list[tuple[int, str]] = []
    for index, name in ticks:
        if kept and at(index) - at(kept[-1][0]) < (width_of(name) + width_of(kept[-1][1])) / 2 + APART:
            if len(kept) > 1 or starts_round:
                continue
            kept.pop()
        kept.append((index, name))
    return kept


def _every_so_many(names: list[str], at, room: float) -> list[tuple[int, str]]:
    widest = min(max(map(width_of, names), default=0.0) + APART, room / 2)
    every = max(1, -int(-len(names) * widest // max(room, 1)))
    return [(index, name) for index, name in enumerate(names) if index % every == 0 and name]


def _month_form(moment: datetime, before: datetime | None) -> str:
    """A year stands where it begins; where the first of its months is missing, both stand there."""
    if before and before.year == moment.year:
        return "M"
    return "Y" if moment.month == 1 else "M Y"


DAYS, MONTHS = 2, 4  # Where these units stand among all.
UNITS: list[tuple[Callable, Callable]] = [
    (lambda moment: (moment.date(), moment.hour, moment.minute), lambda *_: "H:i"),
    (lambda moment: (moment.date(), moment.hour // 6), lambda *_: "j M, H:i"),
    (lambda moment: moment.date(), lambda *_: "j M"),
    (lambda moment: moment.isocalendar()[:2], lambda *_: "j M"),
    (lambda moment: (moment.year, moment.month), _month_form),
    (lambda moment: (moment.year, (moment.month - 1) // 3), _month_form),
    (lambda moment: moment.year, lambda *_: "Y"),
    (lambda moment: moment.year // 5, lambda *_: "Y"),
]


def _local(points: Sequence) -> list[datetime | None]:
    """The moments of the points in the reader's zone."""
    zone = timezone.get_current_timezone()
    return [_in_zone(point.at, zone) for point in points]


def _in_zone(moment: date | datetime | None, zone: tzinfo) -> datetime | None:
    if moment is None:
        return None
    if not isinstance(moment, datetime):
        return datetime(moment.year, moment.month, moment.day)
    local = moment.astimezone(zone) if timezone.is_aware(moment) else moment
    return local.replace(tzinfo=None, second=0, microsecond=0)


@lru_cache(maxsize=20_000)
def _words(moment: datetime, form: str, language: str | None) -> str:
    return formats.date_format(moment, form)
