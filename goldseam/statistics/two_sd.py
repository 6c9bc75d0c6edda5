"""Guardrails: a limit drawn from quiet days, beyond which one pauses and looks. Nothing here resumes by itself."""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from goldseam.statistics.false_alarms import false_alarms
from goldseam.statistics.given import between, count, finite, number, one_of, positive
from goldseam.statistics.given import share as share_of
from goldseam.statistics.means import spread, t_for
from goldseam.statistics.run_charts import run_chart
from goldseam.statistics.series import checked
from goldseam.statistics.silence import Silence

LEAST = 20  # units of baseline
BETWEEN_TWO = 1.128  # The mean of the range of two values, in standard deviations (d2).

Side = Literal["below", "above"]

__all__ = [
    "LEAST",
    "Limit",
    "Side",
    "false_alarms",
    "first_beyond",
    "guardrail",
    "guardrail_moving",
    "guardrail_plain",
    "guardrail_t",
    "moving_sd",
    "share_limits",
    "two_or_three",
]


class Limit(NamedTuple):
    """The limits of a guardrail, in the unit of the baseline; None where `why_silent` says why.

    `sd` is the scatter of the units (days, weeks), not of single people or cases. `sds` is how many of them the
    limits lie from the mean. Where nothing scatters, a limit is set by hand. `is_steady` tells whether the baseline
    itself is free of signals in a run chart.
    """

    n: int
    mean: float | None
    sd: float | None
    sds: float
    lower: float | None
    upper: float | None
    is_steady: bool
    why_silent: Silence | None = None

    def false_alarms(self, looks: int, in_a_row: int = 1) -> float:
        """How often it fires on one side within so many units although nothing changes. See `false_alarms`."""
        if self.mean is None or self.upper is None or not self.sd:
            raise ValueError("Without a limit nothing fires.")
        sds = (self.upper - self.mean) / self.sd / math.sqrt(1 + 1 / self.n)
        return false_alarms(looks, sds, in_a_row, self.n)


def guardrail(baseline: Sequence[float], sds: float = 2.0) -> Limit:
    """mean ± sds · s · √(1 + 1/n): where the next unit lies if nothing changes, for a scatter known by n units."""
    return _drawn(baseline, positive(sds), lambda known: spread(known) * math.sqrt(1 + 1 / len(known)) * sds)


def guardrail_plain(baseline: Sequence[float], sds: float = 2.0) -> Limit:
    """mean ± sds · s, as it is often done. A little too narrow for few units."""
    return _drawn(baseline, positive(sds), lambda known: spread(known) * sds)


def guardrail_t(baseline: Sequence[float], confidence: float = 0.95) -> Limit:
    """mean ± t · s · √(1 + 1/n): holds the next unit with this confidence, if the units scatter normally."""
    tail = (1 - between(confidence)) / 2
    sds = t_for(tail, len(baseline) - 1) if len(baseline) >= LEAST else 2.0
    return guardrail(baseline, sds)


def guardrail_moving(baseline: Sequence[float], sds: float = 2.0) -> Limit:
    """mean ± sds · (mean moving range ÷ 1.128): not widened by a slow drift of the baseline."""
    return _drawn(baseline, positive(sds), lambda known: moving_sd(known) * sds, moving_sd)


def share_limits(share: float, n: int, sds: float = 2.0) -> tuple[float, float]:
    """Limits for the share of one unit of `n` cases, where the long-run share is known: share ± sds · √(p(1 − p)/n).

    Only where the shares scatter no more than chance alone would (see the p chart). Never below 0 or above 1.
    """
    share, n = share_of(share), count(n)
    if n == 0:
        raise ValueError("A share is one of at least one case.")
    half = positive(sds) * math.sqrt(share * (1 - share) / n)
    return max(0.0, share - half), min(1.0, share + half)


def moving_sd(values: Sequence[float]) -> float:
    """The scatter from one unit to the next, as a standard deviation."""
    known = finite(values)
    if len(known) < 2:
        raise ValueError("One value has no scatter.")
    steps = [abs(b - a) for a, b in pairwise(known)]
    return math.fsum(steps) / len(steps) / BETWEEN_TWO


def first_beyond(values: Sequence[float | None], limit: float, side: Side, in_a_row: int = 1) -> int | None:
    """Where the guardrail fires: the place (from 0) of the last of `in_a_row` units strictly beyond the limit.

    What was not measured (None) breaks a row. Raises ValueError for what is no number, and no side: a guardrail that
    cannot fire would be trusted for nothing.
    """
    needed, row, limit = max(1, count(in_a_row)), 0, number(limit)
    is_below = one_of(side, "below", "above") == "below"
    for at, value in enumerate(checked(values)):
        beyond = value is not None and (value < limit if is_below else value > limit)
        row = row + 1 if beyond else 0
        if row == needed:
            return at
    return None


def two_or_three(baseline: Sequence[float], values: Sequence[float | None], side: Side) -> int | None:
    """“Two standard deviations twice running, or three once”: where it fires first, or None.

    Raises ValueError where the baseline draws no limit: ask `guardrail` first.
    """
    fired = [
        first_beyond(values, _on(side, guardrail(baseline, sds)), side, in_a_row)
        for sds, in_a_row in ((2.0, 2), (3.0, 1))
    ]
    return min((at for at in fired if at is not None), default=None)


def _drawn(baseline, sds, half_of, sd_of=spread) -> Limit:
    known = finite(baseline)
    mean = math.fsum(known) / len(known) if known else None
    sd = sd_of(known) if len(known) >= 2 else None
    if mean is None or sd is None or len(known) < LEAST:
        return Limit(len(known), mean, sd, sds, None, None, True, Silence.TOO_FEW)
    if sd == 0:
        return Limit(len(known), mean, sd, sds, None, None, True, Silence.NO_VARIATION)
    half = half_of(known)
    return Limit(len(known), mean, sd, sds, mean - half, mean + half, _is_steady(known))


def _is_steady(known: list[float]) -> bool:
    return not run_chart(known).has_signal


def _on(side: Side, limit: Limit) -> float:
    at = limit.lower if side == "below" else limit.upper
    if at is None:
        raise ValueError("This baseline draws no limit.")
    return at
