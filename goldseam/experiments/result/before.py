"""What a result is compared with: what was measured without the change, as it was known before the first data came in.

It is the baseline that people froze or, without one, the newest phase of the series. In a ramp, what came in since an
earlier cycle began is left out where its change was kept, and where it was abandoned, what came in until then: that was
measured with a change. Where nothing else was measured, a cycle is compared with what the earlier ones brought, and the
result says so. What people freeze or split once data have come in moves nothing here.
"""

import hashlib
import json
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from django.db.models import Q

from goldseam.experiments.choices import DecisionKind
from goldseam.experiments.result.since import rows_of


def known_before(cycle, series):
    """The values before the start that count as being without the change."""
    start = cycle.started
    came_in = Q(at=start.began_at) | Q(at__gte=max(start.minute, start.began_at))  # Its day alone, or its minute.
    since = Q(came_in, added_at__gt=start.at)
    before = _of_one_process(cycle, series).exclude(since)
    if cycle.place == 1:
        return before
    without = before.exclude(_with_a_change(cycle, series))
    return without if without.exists() else before


def rows_before(cycle, series) -> list:
    """The newest of them, oldest first, with what figures are made of."""
    return rows_of(known_before(cycle, series))


class OfEarlierCycles(NamedTuple):
    """Values from after an earlier cycle of the ramp had changed something: so many are left out, or all count."""

    left_out: int = 0
    are_compared: bool = False


def of_earlier_cycles(cycle, series) -> OfEarlierCycles:
    if cycle.place == 1:
        return OfEarlierCycles()
    changed = _with_a_change(cycle, series)
    if known_before(cycle, series).filter(changed).exists():
        return OfEarlierCycles(are_compared=True)
    return OfEarlierCycles(_of_one_process(cycle, series).filter(changed, at__lt=cycle.began_at).count())


def fingerprint(cycle, series) -> str:
    """Stays the same as long as the values before the start do, and what they mean."""
    values = [[row.at.isoformat(), row.amount, row.of] for row in rows_before(cycle, series)]
    return hashlib.sha256(json.dumps([series.better, series.per, values]).encode()).hexdigest()


def _of_one_process(cycle, series):
    earlier = series.points.standing().filter(at__lt=cycle.started.at)
    if frozen := _freeze(cycle, series):
        return earlier.filter(at__range=(frozen.first, frozen.until))
    phase = _phase(cycle, series)
    return earlier.filter(at__gte=phase.starts_at) if phase else earlier


def _with_a_change(cycle, series) -> Q:
    """Whoever froze or split the series after a cycle had begun has said what belongs together."""
    phase = _phase(cycle, series)
    asked = Q(pk__in=[])
    for first, until in () if _freeze(cycle, series) else _earlier_cycles(cycle):
        if phase is None or first > phase.starts_at:
            asked |= Q(at__gte=first, at__lt=until) if until else Q(at__gte=first)
    return asked


def _earlier_cycles(cycle) -> Iterator[tuple[datetime, datetime | None]]:
    """From when until when each earlier cycle of the ramp changed something; without an end where that was kept."""
    if cycle.place == 1:
        return
    earlier = type(cycle).objects.started().of_ramp(cycle.first_of_ramp).filter(place__lt=cycle.place)
    for one in earlier.select_related("organisation", "started__plan", "decision"):
        was_abandoned = one.is_decided and one.decision.kind == DecisionKind.ABANDON
        yield one.began_at, one.decision.at if was_abandoned else None


def _freeze(cycle, series):
    return series.freeze if series.is_frozen and _was_in_time(cycle, series.freeze.at) else None


def _phase(cycle, series):
    """The newest that had begun by the start. Phases stand in order of time."""
    begun = [phase for phase in series.phases.all() if phase.starts_at <= cycle.began_at]
    return next((phase for phase in reversed(begun) if _was_in_time(cycle, phase.at)), None)


def _was_in_time(cycle, at: datetime) -> bool:
    return cycle.started.data_at is None or at <= cycle.started.data_at
