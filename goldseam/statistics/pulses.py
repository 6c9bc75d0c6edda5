"""The seven questions on how safe it is to speak up: scores of people and teams, and two times compared.

Scale: adapted from Edmondson (ASQ 44, 1999): items 1, 3 and 5 are reversed. What of it may be told is said in
`disclosure`.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from goldseam.statistics.means import mean_interval, t_for

ITEMS = 7
REVERSED = frozenset({1, 3, 5})
LEAST_ITEMS = 5  # Of seven; with fewer a person has no score.
LEAST_SHARED = 0.70  # r_wg; below, one number would speak for people who see it very differently.
LOWEST, HIGHEST = 1, 7


class Summary(NamedTuple):
    """What is kept of scores: never one of them. `low` and `high` stay within the scale."""

    n: int
    mean: float
    sd: float
    low: float | None
    high: float | None


class Difference(NamedTuple):
    """After − before: above 0 is safer now. Without an interval where nothing scatters."""

    difference: float
    low: float | None
    high: float | None

    @property
    def is_beyond_chance(self) -> bool:
        return self.low is not None and self.high is not None and (self.low > 0 or self.high < 0)


def turned(item: int, answer: int | None) -> int | None:
    """The answer so that higher is safer: 8 − r for the items that are reversed."""
    if answer is None:
        return None
    if answer not in range(LOWEST, HIGHEST + 1):
        raise ValueError("Answers lie between 1 and 7.")
    return LOWEST + HIGHEST - answer if item in REVERSED else answer


def person_score(answers: Sequence[int | None]) -> float | None:
    """The mean of one person's answers, in item order and as they were given; None under five of the seven."""
    given = [turned(item, answer) for item, answer in enumerate(_seven(answers), 1)]
    known = [answer for answer in given if answer is not None]
    return math.fsum(known) / len(known) if len(known) >= LEAST_ITEMS else None


def straight_lining(answers: Sequence[int | None]) -> bool:
    """The same step throughout, also where the question is turned around: counted, and not dropped."""
    known = [answer for answer in _seven(answers) if answer is not None]
    return len(known) >= LEAST_ITEMS and len(set(known)) == 1


def team_score(scores: Sequence[float]) -> Summary | None:
    """The mean of person scores with its 95 % interval (Student). With small teams it is wide."""
    found = mean_interval(scores)
    if found.mean is None:
        return None
    low, high = (None if edge is None else min(max(edge, LOWEST), HIGHEST) for edge in (found.low, found.high))
    return Summary(found.n, found.mean, found.sd or 0.0, low, high)


def difference(before: Summary, after: Summary) -> Difference:
    """Welch's interval (Biometrika 34, 1947) from what is kept. Who answered twice is not known, so it is on the safe
    side: nothing is paired."""
    found = after.mean - before.mean
    parts = [one.sd**2 / one.n for one in (before, after)]
    error = math.sqrt(sum(parts))
    if error == 0 or min(before.n, after.n) < 2:
        return Difference(found, None, None)
    freedom = error**4 / math.fsum(part**2 / (one.n - 1) for part, one in zip(parts, (before, after), strict=True))
    half = t_for(0.025, freedom) * error
    return Difference(found, found - half, found + half)


def _seven(answers: Sequence[int | None]) -> Sequence[int | None]:
    if len(answers) != ITEMS:
        raise ValueError("There are seven items.")
    return answers
