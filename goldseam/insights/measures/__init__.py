"""All measures: each module adds its own. Whoever wants them imports them from here, so that none is missing."""

from goldseam.insights.measure import MEASURES, measure_named
from goldseam.insights.measures import (
    actions,
    artifacts,
    checklists,
    detection,
    detection_gap,
    durations,
    experiments,
    foresight,
    learned,
    near_misses,
    pulse,
    recurrence,
    replies,
    reviews,
    types,
)

__all__ = [
    "MEASURES",
    "actions",
    "artifacts",
    "checklists",
    "detection",
    "detection_gap",
    "durations",
    "experiments",
    "foresight",
    "learned",
    "measure_named",
    "near_misses",
    "pulse",
    "recurrence",
    "replies",
    "reviews",
    "types",
]
