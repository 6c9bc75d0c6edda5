"""Counts are kept until anything is recorded in the organisation, or changes an event, and for a minute at most."""

import time
from functools import lru_cache
from typing import Any

from django.utils import translation

from goldseam.activity.models import Activity
from goldseam.common.prepared import prepared
from goldseam.insights.models import Mark

KEPT = 5_000  # Figures; a page has some thirty.


class Kept:
    """What one person may see of some days. To see more or less than before is to ask anew, as in another language."""

    def __init__(self, asked):
        self.asked = asked
        newest = tuple(_newest_activity(asked.organisation.pk))
        sight = asked.person.sight
        place = asked.organisation.founded_at, asked.organisation.time_zone, asked.organisation.size
        reader = *sight.roles.items(), sight.teams, translation.get_language()
        # Imports and jobs change events without an activity; the database marks each of them.
        marks = tuple(_newest_mark(asked.organisation.pk))
        self._stamp = newest, marks, int(time.time() // 60), place, reader

    def count(self, name: str, how) -> Any:
        """What `how` counts, which is called by that name."""
        return _counted(name, _Once(how), self.asked, self._stamp)


@prepared
def _newest_activity(organisation: int):
    return Activity.objects.filter(organisation=organisation).order_by("-pk").values_list("pk", flat=True)[:1]


@prepared
def _newest_mark(organisation: int):
    return Mark.objects.filter(organisation=organisation).order_by("-pk").values_list("pk", flat=True)[:1]


class _Once:
    """How something is counted; what is kept does not depend on it, but on the name."""

    def __init__(self, how):
        self.how = how

    def __eq__(self, other):
        return isinstance(other, _Once)

    def __hash__(self):
        return 0


def forget() -> None:
    """For what takes its traces along."""
    _counted.cache_clear()


@lru_cache(maxsize=KEPT)
def _counted(_name: str, once: _Once, asked, _stamp):
    return once.how(asked)
