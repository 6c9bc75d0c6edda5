"""Where a guardrail lies: set by hand, or drawn from what was measured before the start."""

from dataclasses import asdict, dataclass

from django.utils.translation import gettext as _

from goldseam.experiments.choices import Side, StopRule
from goldseam.experiments.plan.fields import Stop
from goldseam.experiments.result.observing import points_before
from goldseam.measurements.figures import figures
from goldseam.measurements.models import SeriesKind
from goldseam.statistics.counts import p_chart
from goldseam.statistics.silence import Silence
from goldseam.statistics.two_sd import LEAST, Limit, guardrail, share_limits

SDS = {StopRule.TWO_SD: 2.0, StopRule.THREE_SD: 3.0}


@dataclass(frozen=True)
class Limits:
    """The limit of a condition or, for shares, one for each unit by how many cases it has; `lack` is why there is none.

    Figures are those of the series: shares in percent.
    """

    side: str
    at: float | None = None
    share: float | None = None
    sds: float = 2.0
    lack: str = ""

    def for_unit(self, point) -> float | None:
        if self.share is None or not point.of:
            return self.at
        lower, upper = share_limits(self.share, round(point.of), self.sds)
        return 100 * (lower if self.side == Side.BELOW else upper)


def limits_of(cycle, series, stop: Stop) -> Limits:
    """As they were drawn when the condition came into force: whatever is frozen or put right later moves no limit."""
    if stop.rule == StopRule.LIMIT:
        return Limits(stop.side, at=stop.limit)
    kept = cycle.started.limits.get(_key_of(stop)) if cycle.is_started else None
    return Limits(**kept) if kept else _drawn(cycle, series, stop)


def drawn_for(cycle, plan) -> dict[str, dict]:
    """The limits of all conditions of the plan that are drawn from values, to be kept; those drawn before stay."""
    drawn = {}
    for stop in plan.stops:
        series = cycle.series_numbered(stop.series) if stop.acts and stop.rule != StopRule.LIMIT else None
        if series and not (limits := limits_of(cycle, series, stop)).lack:
            drawn[_key_of(stop)] = asdict(limits)
    return drawn


def _key_of(stop: Stop) -> str:
    return f"{stop.series} {stop.side} {stop.rule}"


def _drawn(cycle, series, stop: Stop) -> Limits:
    points, sds = baseline_of(cycle, series), SDS[StopRule(stop.rule)]
    known = [value for value in figures(series, points) if value is not None]
    found = guardrail(known, sds)
    if lack := _lack(series, found):
        return Limits(stop.side, lack=lack)
    at = found.lower if stop.side == Side.BELOW else found.upper
    return Limits(stop.side, at, _share_of(series, points), sds)


def baseline_of(cycle, series) -> list:
    """What was measured before the start; the frozen baseline, where there is one."""
    if cycle.is_started:
        return points_before(cycle, series)
    standing = series.points.standing().order_by("at")
    if series.is_frozen:
        standing = standing.filter(at__range=(series.freeze.first, series.freeze.until))
    return list(standing)


def _lack(series, found: Limit) -> str:
    words = ""
    if found.why_silent == Silence.TOO_FEW:
        words = _("“%(series)s” has %(n)d values from before. A limit of this kind needs %(least)d; set one by hand.")
    elif found.why_silent:
        words = _("The values of “%(series)s” were all the same. Set a limit by hand.")
    elif not found.is_steady:
        words = _("“%(series)s” was not steady before, so a limit drawn from it would mislead. Set one by hand.")
    return words % {"series": series, "n": found.n, "least": LEAST} if words else ""


def _share_of(series, points: list) -> float | None:
    """The share from before, where chance alone explains how much it scatters: then small units get wider limits."""
    if series.kind != SeriesKind.SHARE:
        return None
    chart = p_chart([point.amount for point in points], [point.of for point in points])
    return None if chart.why_silent or chart.is_overdispersed else chart.centre
