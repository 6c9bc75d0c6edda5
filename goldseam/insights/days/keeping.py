"""Counting days and keeping what was counted. Pages only read: a worker does this every minute, and all of it at night.

Nothing is locked while it counts. What was counted is written only if nobody else has counted meanwhile; an event that
changes while its day is counted leaves a mark, which stays until the day has been counted once more.
"""

import logging
from collections.abc import Iterator
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from goldseam.common.tasks import task
from goldseam.insights.days.events import NOTICED, ever_counted
from goldseam.insights.days.tally import FIELDS, Tally, day_of, days_by_place, midnight, said
from goldseam.insights.models import Counting, DayCount, Mark
from goldseam.patterns.periods import last_of, months_after
from goldseam.people.models import Organisation

AT_ONCE = 10_000  # Marks.
ROWS = 5_000
MOST_DAYS = 31
TURNS = 400  # In a minute; what is left then is for the next.
LAST_MONTH = date(9999, 12, 1)

logger = logging.getLogger("goldseam.insights")


@task
def count_what_changed():
    """Days on which something changed, and all days of organisations that were never counted."""
    for organisation in list(_to_count()):
        if Counting.of(organisation) is None:
            count_all(organisation)
        else:
            count_marked(organisation)


@task
def count_all_anew():
    """Every day again. Where that differs and no mark has told so, the log says it: that should never be."""
    organisations = list(Organisation.objects.order_by("pk"))
    for organisation in organisations:
        if differed := count_all(organisation):
            logger.error("Days that were kept wrongly and are counted anew: %s", differed)
    Mark.objects.exclude(organisation__in=[organisation.pk for organisation in organisations]).delete()


def count_marked(organisation) -> None:
    """The days that have marks, the oldest first."""
    for _turn in range(TURNS):
        begun_at = timezone.now()
        marks = Mark.objects.filter(organisation=organisation).order_by("noticed_at", "pk")
        some = list(marks.values_list("pk", "noticed_at")[:AT_ONCE])
        if not some:
            Counting.objects.filter(organisation=organisation).update(counted_at=begun_at)
            return
        _count_days_of(organisation, some)


def count_all(organisation) -> int:
    """All days, month by month; how many had been kept otherwise although no mark said that they changed."""
    counting, begun_at = _begun(organisation), timezone.now()
    if counting.zone:
        count_marked(organisation)
        return sum(_compare(organisation, first) for first in _months(organisation))
    marks = list(Mark.objects.filter(organisation=organisation).values_list("pk", flat=True))
    for first in _months(organisation):
        while not _count_month(organisation, first):  # Another worker wrote meanwhile, and perhaps another month.
            pass
    _forget(marks)
    Counting.objects.filter(pk=counting.pk).update(zone=organisation.time_zone, counted_at=begun_at)
    return 0


def _to_count():
    """Organisations of which something changed, or all days are to be counted."""
    is_marked = Exists(Mark.objects.filter(organisation=OuterRef("pk")))
    is_counted = Exists(Counting.objects.filter(organisation=OuterRef("pk"), zone=OuterRef("time_zone")))
    return Organisation.objects.filter(is_marked | ~is_counted).order_by("pk")


def _begun(organisation) -> Counting:
    """Its zone is empty until all is counted, and again once days begin at another hour than they did."""
    counting, _is_new = Counting.objects.get_or_create(
        organisation=organisation, defaults={"counted_at": timezone.now()}
    )
    if counting.zone and counting.zone != organisation.time_zone:
        counting.zone = ""
        counting.save(update_fields=["zone"])
    return counting


def _count_days_of(organisation, marks: list[tuple]) -> None:
    counting, zone = Counting.objects.get(organisation=organisation), ZoneInfo(organisation.time_zone)
    days = {key: day_of(at, zone) for key, at in marks}
    end = min(days.values()).toordinal() + MOST_DAYS
    done = {key: day for key, day in days.items() if day.toordinal() < end}
    first, last = min(done.values()), max(done.values())
    _write(counting, organisation, set(done.values()), _count(organisation, first, last), list(done))


def _count_month(organisation, first: date) -> bool:
    counting = Counting.objects.get(organisation=organisation)
    return _write(counting, organisation, _days_of(first), _count(organisation, first))


def _compare(organisation, first: date) -> int:
    counting = Counting.objects.get(organisation=organisation)
    kept, found = _kept(organisation, first), _count(organisation, first)
    if kept == found:
        return 0
    days = {day for (_place, day), _tally in set(kept.items()) ^ set(found.items())}
    zone = ZoneInfo(organisation.time_zone)
    marks = Mark.objects.filter(organisation=organisation).values_list("noticed_at", flat=True)
    told = {day_of(at, zone) for at in marks}
    return len(days - told) if _write(counting, organisation, days, found) else 0


def _count(organisation, first: date, last: date | None = None) -> dict:
    zone = ZoneInfo(organisation.time_zone)
    events = ever_counted(organisation).filter(noticed_at__gte=midnight(first, zone))
    last = last or last_of(first)
    if last < date.max:
        events = events.filter(noticed_at__lt=midnight(last + timedelta(days=1), zone))
    return days_by_place(said(events).iterator(chunk_size=ROWS), zone)


def _kept(organisation, first: date) -> dict:
    rows = DayCount.objects.filter(organisation=organisation, day__range=(first, last_of(first)))
    told = rows.values_list("team", "is_shared", "day", *FIELDS)
    return {((team, is_shared), day): Tally(*numbers) for team, is_shared, day, *numbers in told}


def _write(counting: Counting, organisation, days, found: dict, done: list[int] | None = None) -> bool:
    """Whether it was written: another worker may have been quicker, and then this one looks again later."""
    rows = [
        DayCount(organisation=organisation, team_id=team, is_shared=is_shared, day=day, **tally._asdict())
        for ((team, is_shared), day), tally in found.items()
        if day in days
    ]
    with transaction.atomic():
        if not counting.claim():
            return False
        DayCount.objects.filter(organisation=organisation, day__in=days).delete()
        DayCount.objects.bulk_create(rows, batch_size=500)
        _forget(done or [])
    return True


def _forget(marks: list[int]) -> None:
    for start in range(0, len(marks), AT_ONCE):
        Mark.objects.filter(pk__in=marks[start : start + AT_ONCE]).delete()


def _days_of(first: date) -> set[date]:
    return {first.replace(day=number) for number in range(1, last_of(first).day + 1)}


def _months(organisation) -> Iterator[date]:
    """The months in which something was noticed, or for which something is kept."""
    month: date | None = date.min
    while month and (month := _next_month(organisation, month)):
        yield month
        month = months_after(month, 1) if month < LAST_MONTH else None


def _next_month(organisation, since: date) -> date | None:
    zone = ZoneInfo(organisation.time_zone)
    events = ever_counted(organisation).annotate(at=NOTICED)
    if since > date.min:
        events = events.filter(noticed_at__gte=midnight(since, zone))
    noticed = events.order_by(NOTICED.asc()).values_list("at", flat=True).first()
    kept = DayCount.objects.filter(organisation=organisation, day__gte=since).order_by("day")
    days = [*kept.values_list("day", flat=True)[:1], *([day_of(noticed, zone)] if noticed else [])]
    return min(days).replace(day=1) if days else None
