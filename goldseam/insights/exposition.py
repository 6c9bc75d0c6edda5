"""Figures in the form that Prometheus reads."""

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock
from time import monotonic
from typing import NamedTuple

from django.core.cache import cache
from django.utils import timezone
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from goldseam.insights.cuts import teams_to_choose
from goldseam.insights.everybody import everybody_in, shared_figures
from goldseam.insights.measure import Figure

LABELS = ["organisation", "key", "team"]
KEPT = 60  # Seconds: who asks more often, and from several places, gets the same answer.
TEAMS = 10  # Counted for one answer; the others stand there as they were counted before.
OLDEST = timedelta(hours=6)  # What was counted before that is absent until it is counted again.
NAME = "insights:shared-figures:1:%s"  # Its number changes with the form of what is kept.
HELP = {
    "": "What the measure shows for the last 90 days: a share from 0 to 1, or a number in the unit of the measure.",
    "_low": "The lower end of the range that fits.",
    "_high": "The upper end of the range that fits.",
    "_n": "On how many it stands.",
    "_as_of_seconds": "When it was counted, in seconds since 1970.",
}


class Told(NamedTuple):
    """The numbers of one measure, and when they were counted."""

    value: float | None
    low: float | None
    high: float | None
    n: int | None
    as_of_seconds: float | None

    @classmethod
    def of(cls, figure: Figure, at: datetime) -> "Told":
        says_any = figure.value is not None or figure.n is not None
        as_of = (figure.as_of or at).timestamp() if says_any else None
        return cls(figure.value, figure.low, figure.high, figure.n, as_of)


class Counted(NamedTuple):
    """All measures of an organisation or a team, and when the counting began."""

    at: datetime
    told: dict[str, Told]

    @classmethod
    def now(cls, organisation, team=None) -> "Counted":
        at = timezone.now()
        return cls(at, {key: Told.of(figure, at) for key, figure in shared_figures(organisation, team).items()})


class Exposition(Collector):
    """The figures of one organisation and its teams; what may not or cannot be said is absent.

    The organisation and some of its teams are counted now, so that many teams take no longer than a few.
    """

    def __init__(self, organisation):
        self.slug = organisation.slug
        teams = {team.pk: team for team in teams_to_choose(organisation, everybody_in(organisation))}
        found = _kept_for(organisation, teams)
        for team in _next_in_turn(teams, found):
            found[team] = Counted.now(organisation, teams[team])
        _keep_for(organisation, found)
        self.places = {"": Counted.now(organisation), **{teams[team].name: found[team] for team in found}}

    def collect(self) -> Iterator[Metric]:
        for end, words in HELP.items():
            family = GaugeMetricFamily(f"goldseam_measure{end}", words, labels=LABELS)
            for team, counted in self.places.items():
                for key, told in counted.told.items():
                    number = getattr(told, end.lstrip("_") or "value")
                    if number is not None and math.isfinite(number):
                        family.add_metric([self.slug, key, team], number)
            yield family


def _kept_for(organisation, teams: dict) -> dict[int, Counted]:
    """What was counted of these teams lately, by whichever process; nothing of a team that is too small by now."""
    kept = cache.get(NAME % organisation.pk) or {}
    since = timezone.now() - OLDEST
    return {team: counted for team, counted in kept.items() if team in teams and counted.at > since}


def _keep_for(organisation, found: dict[int, Counted]) -> None:
    cache.set(NAME % organisation.pk, found, OLDEST.total_seconds())


def _next_in_turn(teams: dict, found: dict[int, Counted]) -> list[int]:
    """Those that were never counted, then those that were counted longest ago."""
    waiting = [team for team in teams if team not in found]
    return [*waiting, *sorted(found, key=lambda team: found[team].at)][:TEAMS]


@dataclass
class _Kept:
    until: float
    told: Exposition


class Expositions:
    """Keeps each for a minute: many scrapers cost no more than one. Nobody waits who can be given the one before."""

    def __init__(self):
        self._kept: dict[int, _Kept] = {}
        self._locks: defaultdict[int, Lock] = defaultdict(Lock)

    def of(self, organisation) -> Exposition:
        kept = self._kept.get(organisation.pk)
        if kept and kept.until > monotonic():
            return kept.told
        lock = self._locks[organisation.pk]
        if not lock.acquire(blocking=kept is None) and kept:
            return kept.told
        try:
            kept = self._kept.get(organisation.pk)
            if not kept or kept.until <= monotonic():
                kept = self._kept[organisation.pk] = _Kept(monotonic() + KEPT, Exposition(organisation))
            return kept.told
        finally:
            lock.release()

    def forget(self) -> None:
        self._kept.clear()


EXPOSITIONS = Expositions()
