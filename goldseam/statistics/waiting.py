"""How long things take, when some have not ended yet. Leaving those out would make everything look quicker."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from goldseam.statistics.given import finite, yes_or_no
from goldseam.statistics.normal import z_of

HALF = 0.5 + 1e-12  # A share that is one half but for rounding is one half.


class Step(NamedTuple):
    """At time `at`, `ended` of those `at_risk` ended; `share` still waits after it, within `low` to `high`."""

    at: float
    at_risk: int
    ended: int
    share: float
    low: float
    high: float


class Survival(NamedTuple):
    """Which share still waits, step by step, and the time after which half have ended.

    `median` is None where more than half still wait at the end of what was seen: “not reached”. `low` and `high`
    bound the median; `high` (or `low`) is None where it is not reached either.
    """

    n: int
    ended: int
    steps: list[Step]
    median: float | None
    low: float | None
    high: float | None

    def waiting_after(self, time: float) -> float:
        """The share that still waits after `time`."""
        return next((step.share for step in reversed(self.steps) if step.at <= time), 1.0)


def survival(times: Sequence[float], ended: Sequence[bool], confidence: float = 0.95) -> Survival:
    """Kaplan and Meier's estimate (JASA 53, 1958): S(t) = Π(1 − d/n) over the times at which something ended.

    `times` in any unit, zero or more, from the start to the end, or to now where `ended` is False. The intervals are
    Greenwood's on the log-log scale, that of the median follows Brookmeyer & Crowley (Biometrics 38, 1982).
    """
    known = finite(times)
    if len(known) != len(ended) or any(time < 0 for time in known):
        raise ValueError("Each time is zero or more, and has ended or not.")
    over = [yes_or_no(has_ended) for has_ended in ended]
    steps = _steps(sorted(zip(known, over, strict=True)), z_of(confidence))
    return Survival(
        len(known),
        sum(over),
        steps,
        next((step.at for step in steps if step.share <= HALF), None),
        next((step.at for step in steps if step.low <= HALF), None),
        next((step.at for step in steps if step.high <= HALF), None),
    )


def _steps(pairs: list[tuple[float, bool]], z: float) -> list[Step]:
    ends: dict[float, int] = {}
    first: dict[float, int] = {}
    for place, (time, has_ended) in enumerate(pairs):
        first.setdefault(time, place)
        ends[time] = ends.get(time, 0) + has_ended
    steps, share, scatter = [], 1.0, 0.0
    for time, gone in ends.items():
        left = len(pairs) - first[time]
        if not gone:
            continue
        share *= 1 - gone / left
        scatter += gone / (left * (left - gone)) if left > gone else 0.0
        steps.append(Step(time, left, gone, share, *_bounds(share, scatter, z)))
    return steps


def _bounds(share: float, scatter: float, z: float) -> tuple[float, float]:
    if share <= 0:
        return 0.0, 0.0
    half = z * math.sqrt(scatter) / abs(math.log(share))
    return share ** math.exp(half), share ** math.exp(-half)
