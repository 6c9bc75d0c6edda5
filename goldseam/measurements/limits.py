"""Where a guardrail lies: set by hand, or drawn from values of a time in which all was as usual."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goldseam.measurements.figures import figures
from goldseam.measurements.series_kind import SeriesKind
from goldseam.statistics.counts import p_chart
from goldseam.statistics.silence import Silence
from goldseam.statistics.two_sd import LEAST, Limit, guardrail, share_limits


class Side(models.TextChoices):
    ABOVE = "above", gettext_lazy("above")
    BELOW = "below", gettext_lazy("below")


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


def drawn_from(series, points: Sequence, side: str, sds: float) -> Limits:
    """The limit so many standard deviations away from what these values usually were, widened as few of them ask."""
    found = guardrail(known_of(series, points), sds)
    if lack := _lack(series, found):
        return Limits(side, lack=lack)
    at = found.lower if side == Side.BELOW else found.upper
    return Limits(side, at, _share_of(series, points), sds)


def known_of(series, points: Sequence) -> list[float]:
    return [value for value in figures(series, points) if value is not None]


def _lack(series, found: Limit) -> str:
    words = ""
    if found.why_silent == Silence.TOO_FEW:
        words = _("“%(series)s” has %(n)d values from before. A limit of this kind needs %(least)d; set one by hand.")
    elif found.why_silent:
        words = _("The values of “%(series)s” were all the same. Set a limit by hand.")
    elif not found.is_steady:
        words = _("“%(series)s” was not steady before, so a limit drawn from it would mislead. Set one by hand.")
    return words % {"series": series, "n": found.n, "least": LEAST} if words else ""


def _share_of(series, points: Sequence) -> float | None:
    """The share from before, where chance alone explains how much it scatters: then small units get wider limits."""
    if series.kind != SeriesKind.SHARE:
        return None
    chart = p_chart([point.amount for point in points], [point.of for point in points])
    return None if chart.why_silent or chart.is_overdispersed else chart.centre
