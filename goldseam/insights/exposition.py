"""Figures in the form that Prometheus reads."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from threading import Lock
from time import monotonic

from django.utils import timezone
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from goldseam.insights.everybody import Shared, shared_figures

LABELS = ["organisation", "key", "team"]
KEPT = 60  # Seconds: who asks more often, and from several places, gets the same answer.
HELP = {
    "": "What the measure shows for the last 90 days: a share from 0 to 1, or a number in the unit of the measure.",
    "_low": "The lower end of the range that fits.",
    "_high": "The upper end of the range that fits.",
    "_n": "On how many it stands.",
    "_as_of_seconds": "When it was counted, in seconds since 1970.",
}


class Exposition(Collector):
    """The figures of one organisation, counted once; what may not or cannot be said is absent."""

    def __init__(self, organisation):
        self.organisation, self.at = organisation, timezone.now()
        self.figures = shared_figures(organisation)

    def collect(self) -> Iterator[Metric]:
        for end, told in HELP.items():
            family = GaugeMetricFamily(f"goldseam_measure{end}", told, labels=LABELS)
            for shared in self.figures:
                number = NUMBERS[end](self, shared)
                if number is not None and math.isfinite(number):
                    family.add_metric(self._labels(shared), number)
            yield family

    def as_of(self, shared: Shared) -> float | None:
        if shared.figure.value is None and shared.figure.n is None:
            return None
        return (shared.figure.as_of or self.at).timestamp()

    def _labels(self, shared: Shared) -> list[str]:
        return [self.organisation.slug, shared.measure.key, shared.team.name if shared.team else ""]


NUMBERS: dict[str, Callable[[Exposition, Shared], float | None]] = {
    "": lambda told, shared: shared.figure.value,
    "_low": lambda told, shared: shared.figure.low,
    "_high": lambda told, shared: shared.figure.high,
    "_n": lambda told, shared: shared.figure.n,
    "_as_of_seconds": lambda told, shared: told.as_of(shared),
}


@dataclass
class _Kept:
    until: float
    told: Exposition


class Expositions:
    """Keeps each for a minute: many scrapers cost no more than one."""

    def __init__(self):
        self._lock, self._kept = Lock(), {}

    def of(self, organisation) -> Exposition:
        kept = self._kept.get(organisation.pk)
        if kept and kept.until > monotonic():
            return kept.told
        with self._lock:
            kept = self._kept.get(organisation.pk)
            if not kept or kept.until <= monotonic():
                kept = self._kept[organisation.pk] = _Kept(monotonic() + KEPT, Exposition(organisation))
            return kept.told

    def forget(self) -> None:
        self._kept.clear()


EXPOSITIONS = Expositions()
