"""Guardrails: a limit drawn from quiet days, beyond which one pauses and looks. Nothing here resumes by itself."""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from goldseam.statistics.given import between, count, finite, number, positive
from goldseam.statistics.means import spread, t_for
from goldseam.statistics.normal import share_above
from goldseam.statistics.run_charts import run_chart
from goldseam.statistics.silence import Silence

LEAST = 20  # units of baseline
MOST_UNITS = 100_000
BETWEEN_TWO = 1.128  # The mean of the range of two values, in standard deviations (d2).

Side = Literal["below", "above"]


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
    share, n = number(share), count(n)
    if not 0 <= share <= 1 or n == 0:
        raise ValueError("A share lies between 0 and 1, out of at least one.")
    half = positive(sds) * math.sqrt(share * (1 - share) / n)
    return max(0.0, share - half), min(1.0, share + half)


def moving_sd(values: Sequence[float]) -> float:
    """The scatter from one unit to the next, as a standard deviation."""
    known = finite(values)
    steps = [abs(b - a) for a, b in pairwise(known)]
    return math.fsum(steps) / len(steps) / BETWEEN_TWO


def first_beyond(values: Sequence[float | None], limit: float, side: Side, in_a_row: int = 1) -> int | None:
    """Where the guardrail fires: the place (from 0) of the last of `in_a_row` units strictly beyond the limit.

    What was not measured (None) breaks a row.
    """
    needed, row = max(1, count(in_a_row)), 0
    for at, value in enumerate(values):
        beyond = value is not None and (value < limit if side == "below" else value > limit)
        row = row + 1 if beyond else 0
        if row == needed:
            return at
    return None


def two_or_three(baseline: Sequence[float], values: Sequence[float | None], side: Side) -> int | None:
    """“Two standard deviations twice running, or three once”: where it fires first, or None."""
    fired = [
        first_beyond(values, limit, side, in_a_row)
        for sds, in_a_row in ((2.0, 2), (3.0, 1))
        if (limit := _on(side, guardrail(baseline, sds))) is not None
    ]
    return min((at for at in fired if at is not None), default=None)


def false_alarms(looks: int, sds: float = 2.0, in_a_row: int = 1) -> float:
    """How often the guardrail fires within so many units although nothing changed, on one side.

    For units that scatter normally and do not depend on each other: 0.2754 for 14 units at 2 standard deviations.
    """
    chance, row, units = share_above(positive(sds)), max(1, count(in_a_row)), count(looks)
    if row == 1:
        return -math.expm1(units * math.log1p(-chance))
    if units > MOST_UNITS:
        raise ValueError("Rows are followed over a hundred thousand units at most.")
    if row > units:
        return 0.0
    quiet = [1.0] + [0.0] * (row - 1)  # How likely it is that the last j units lay beyond, and none fired yet.
    for _ in range(units):
        quiet = [sum(quiet) * (1 - chance)] + [share * chance for share in quiet[:-1]]
    return max(0.0, 1 - sum(quiet))


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


def _on(side: Side, limit: Limit) -> float | None:
    return limit.lower if side == "below" else limit.upper
