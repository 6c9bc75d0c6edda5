"""Which failures a pre-mortem could have foreseen: those of its team, while its plan went on."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Q


def covers(premortem, event) -> bool:
    """Of the same team, or of anybody where the plan is everybody's, from the day it was looked at to its last."""
    if premortem.team_id not in (None, event.team_id):
        return False
    first, last = span_of(premortem)
    return first <= event.happened_at < last


def span_of(premortem) -> tuple[datetime, datetime]:
    """From when on failures could have been foreseen, and until when."""
    zone = ZoneInfo(premortem.organisation.time_zone)
    return premortem.opened_at, datetime.combine(premortem.succeeds_on + timedelta(days=1), time(), zone)


def covered(premortems) -> Q:
    """The events that one of these pre-mortems covers. Times that overlap are put together, so that it stays short."""
    spans: dict[int | None, list] = {}
    for premortem in premortems:
        spans.setdefault(premortem.team_id, []).append(span_of(premortem))
    found = Q(pk__in=[])
    for team, times in spans.items():
        within = Q(pk__in=[])
        for first, last in _joined(times):
            within |= Q(happened_at__gte=first, happened_at__lt=last)
        found |= within if team is None else within & Q(team=team)
    return found


def _joined(spans: list) -> list:
    joined: list = []
    for first, last in sorted(spans):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return joined
