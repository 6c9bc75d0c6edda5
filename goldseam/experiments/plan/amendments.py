"""What amendments changed: each field before and after, with who did it and why."""

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from goldseam.experiments.forms.parts import PARTS
from goldseam.experiments.plan.in_words import label_of, value_in_words


@dataclass(frozen=True)
class Difference:
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Amendment:
    """One change of the plan after the start."""

    number: int
    by: object
    at: datetime
    reason: str
    is_exploratory: bool  # Values were in by then: the result can no longer confirm a prediction.
    moves_goalposts: bool
    differences: list[Difference]


def amendments_of(cycle) -> list[Amendment]:
    """The amendments of a cycle, newest first."""
    versions = list(cycle.plan_versions.select_related("by"))[::-1]
    pairs = pairwise(versions)
    return [_amendment(before, after) for before, after in pairs if after.is_amendment][::-1]


def _amendment(before, after) -> Amendment:
    return Amendment(
        number=after.number,
        by=after.by,
        at=after.at,
        reason=after.reason,
        is_exploratory=after.after_data,
        moves_goalposts=after.moves_goalposts,
        differences=differences(before.plan, after.plan),
    )


def differences(before, after) -> list[Difference]:
    """The fields that two plans say differently, in the order of the plan."""
    return [
        Difference(label_of(key, name), *(value_in_words(name, getattr(plan, name)) for plan in (before, after)))
        for key, part in PARTS.items()
        for name in part.names()
        if getattr(before, name) != getattr(after, name)
    ]
