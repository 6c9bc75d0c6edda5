"""The effect of a change by the kind of what is measured: the right comparison for each, chosen beforehand.

Nobody chooses after looking: whether averages or medians are compared follows from what was measured before the start.
"""

import math
from dataclasses import dataclass, replace
from functools import partial
from zoneinfo import ZoneInfo

from goldseam.experiments.result.looks import any_time_interval
from goldseam.measurements.figures import figures
from goldseam.measurements.models import SeriesKind
from goldseam.statistics.means import difference_of_means
from goldseam.statistics.proportions import difference
from goldseam.statistics.quantiles import quantile
from goldseam.statistics.ranks import compare_ranks
from goldseam.statistics.rates import compare_rates

FEWEST = 5  # Around fewer values than that, only the values themselves are shown.
SEVERAL = 3  # So many times since the start, since what is counted at one time has much in common: it is one sample.
LEANING = 1.0  # Three times mean minus median, in standard deviations (Pearson).


@dataclass(frozen=True)
class Effect:
    """After beside before; see `Observation` for what each value means."""

    before: float | None = None
    after: float | None = None
    effect: float | None = None
    low: float | None = None
    high: float | None = None
    is_ratio: bool = False
    method: str = ""
    n_before: int = 0
    n_after: int = 0
    cases_before: float = 0
    cases_after: float = 0
    collected: float = 0
    lacking: int = 0  # How many more values since the start it takes before an effect can be claimed.
    is_one_day: bool = False

    @property
    def has_interval(self) -> bool:
        return self.low is not None or self.high is not None


def collected_in(series, points: list) -> float:
    """How much of what a sample size counts: cases of shares, exposure of rates, values of all else."""
    if series.kind == SeriesKind.SHARE:
        return _sums(points)[1]
    return _exposed(series, points)[1] if series.kind == SeriesKind.RATE else float(len(points))


def effect_of(series, before: list, after: list, level: float, known_share: float | None = None) -> Effect:
    """`known_share`, in percent, takes the place of what was measured before: looks at any time need one."""
    if series.kind == SeriesKind.SHARE:
        found = _of_shares(before, after, level) if known_share is None else _of_share_at_any_time(after, known_share)
        return _of_several(found, series, after)
    if series.kind in (SeriesKind.RATE, SeriesKind.COUNT):
        return _of_several(_of_rates(series, before, after, level), series, after)
    first, second = (_known(series, points) for points in (before, after))
    if series.kind != SeriesKind.VALUE or leans(first):
        return _of_medians(first, second, level)
    return _of_means(first, second, level)


def _of_several(found: Effect, series, after: list) -> Effect:
    """Without an interval while it comes from too few times: those of a day count as one for shares."""
    zone = ZoneInfo(series.organisation.time_zone)
    days = len({point.at.astimezone(zone).date() for point in after})
    lacking = max(0, SEVERAL - (days if series.kind == SeriesKind.SHARE else len(after)))
    low, high = (None, None) if lacking else (found.low, found.high)
    return replace(found, low=low, high=high, lacking=lacking, is_one_day=bool(lacking) and days == 1)


def leans(values: list[float]) -> bool:
    """Whether values lie so far to one side that their average misleads."""
    if len(values) < FEWEST:
        return False
    mean = math.fsum(values) / len(values)
    sd = math.sqrt(math.fsum((value - mean) ** 2 for value in values) / (len(values) - 1))
    return sd > 0 and abs(3 * (mean - quantile(values, 0.5)) / sd) > LEANING


def _known(series, points) -> list[float]:
    return [value for value in figures(series, points) if value is not None]


def _of_means(before: list[float], after: list[float], level: float) -> Effect:
    found = difference_of_means(after, before, level)
    of = partial(Effect, found.after.mean, found.before.mean, found.difference, method="means")
    is_enough = min(len(before), len(after)) >= FEWEST
    low, high = (found.low, found.high) if is_enough else (None, None)
    return of(
        low, high, n_before=len(before), n_after=len(after), collected=len(after), lacking=max(0, FEWEST - len(after))
    )


def _of_medians(before: list[float], after: list[float], level: float) -> Effect:
    found = compare_ranks(after, before, level)
    is_enough = min(len(before), len(after)) >= FEWEST
    return Effect(
        _median(before),
        _median(after),
        found.shift,
        found.low if is_enough else None,
        found.high if is_enough else None,
        method="medians",
        n_before=len(before),
        n_after=len(after),
        collected=len(after),
        lacking=max(0, FEWEST - len(after)),
    )


def _of_shares(before: list, after: list, level: float) -> Effect:
    x1, n1, x2, n2 = *_sums(after), *_sums(before)
    found = difference(round(x1), round(n1), round(x2), round(n2), level)
    is_known = found.difference is not None
    return Effect(
        100 * x2 / n2 if n2 else None,
        100 * x1 / n1 if n1 else None,
        100 * found.difference if found.difference is not None else None,
        100 * found.low if is_known else None,
        100 * found.high if is_known else None,
        method="shares",
        n_before=len(before),
        n_after=len(after),
        cases_before=n2,
        cases_after=n1,
        collected=n1,
    )


def _of_share_at_any_time(after: list, known_share: float) -> Effect:
    """Against a share that was known beforehand: the interval holds however often one looks."""
    x, n = _sums(after)
    if not n:
        return Effect(before=known_share, method="any_time")
    low, high = any_time_interval(round(x), round(n))
    share = 100 * x / n
    bounds = (100 * low - known_share, 100 * high - known_share)
    return Effect(
        known_share,
        share,
        share - known_share,
        *bounds,
        method="any_time",
        n_after=len(after),
        cases_after=n,
        collected=n,
    )


def _of_rates(series, before: list, after: list, level: float) -> Effect:
    """Counts have the same opportunity each time, so each time is one unit of it."""
    x1, t1, x2, t2 = *_exposed(series, after), *_exposed(series, before)
    is_known = t1 > 0 and t2 > 0
    found = compare_rates(round(x1), t1, round(x2), t2, level) if is_known else None
    return Effect(
        x2 / t2 if t2 else None,
        x1 / t1 if t1 else None,
        found.ratio if found else None,
        (found.low or 0.0) if found and x1 + x2 else None,
        found.high if found else None,
        is_ratio=True,
        method="rates",
        n_before=len(before),
        n_after=len(after),
        cases_before=x2,
        cases_after=x1,
        collected=t1,
    )


def _sums(points: list) -> tuple[float, float]:
    return math.fsum(point.amount for point in points), math.fsum(point.of or 0 for point in points)


def _exposed(series, points: list) -> tuple[float, float]:
    x, exposure = _sums(points)
    return (x, float(len(points))) if series.kind == SeriesKind.COUNT else (x, exposure / series.per)


def _median(values: list[float]) -> float | None:
    return quantile(values, 0.5) if values else None
