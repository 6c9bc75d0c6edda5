"""The charts of the mix: counts first, and the share of one type over time."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam import charts
from goldseam.events.models import FailureType
from goldseam.patterns.mix.counted import UNCLASSIFIED, Stretch
from goldseam.patterns.periods import midnight
from goldseam.statistics.control import Control
from goldseam.statistics.counts import p_chart, p_prime_chart
from goldseam.verdicts import control_charts as said
from goldseam.verdicts.verdict import Verdict

LEAST = 10  # stretches with a share; a line through fewer is no trend


def counts_picture(months: list[Stretch], href: Callable[[Stretch], str]) -> charts.Months:
    kinds = [charts.Kind(value, label) for value, label in FailureType.choices]
    columns = [charts.Month(month.name, _counts(month), midnight(month.period.since), href(month)) for month in months]
    return charts.Months(
        _("Types of failure, month by month"),
        _("How many of each kind, and how many nobody has classified yet."),
        months=columns,
        kinds=[*kinds, charts.Kind("none", _("Not classified yet"))],
        unit=_("events a month"),
    )


def _counts(month: Stretch) -> dict[str, float]:
    return {("none" if key == UNCLASSIFIED else key): float(count) for key, count in month.counts.items()}


def chart_of(stretches: list[Stretch], failure_type: str) -> Control:
    """Limits for shares; as wide as neighbours really differ where chance alone does not explain it."""
    x = [float(one.counts.get(failure_type, 0)) if one.classified else None for one in stretches]
    n = [float(one.classified) if one.classified else None for one in stretches]
    plain = p_chart(x, n)
    return p_prime_chart(x, n) if plain.is_overdispersed else plain


def verdict_of(stretches: list[Stretch], found: Control) -> Verdict:
    there = sum(value is not None for value in found.values)
    if there < LEAST:
        more = LEAST - there
        words = ngettext("%(more)s more period is needed.", "%(more)s more periods are needed.", more)
        shows = ngettext("There is %(num)s period with a share.", "There are %(num)s periods with a share.", there)
        return Verdict(shows % {"num": there}, _("Too early to speak of a trend."), words % {"more": more})
    return said.of(found, names=lambda place: stretches[place].name)


def share_picture(stretches: list[Stretch], failure_type: str) -> charts.RunChart:
    found = chart_of(stretches, failure_type)
    verdict, last = verdict_of(stretches, found), len(stretches) - 1
    has_limits = not found.why_silent and not verdict.missing
    points = [
        charts.Point(midnight(one.period.since), one.name, value, mark=_mark(place, value, found))
        for place, (one, value) in enumerate(zip(stretches, found.values, strict=True))
    ]
    return charts.RunChart(
        _("Share of “%(type)s”") % {"type": FailureType(failure_type).label},
        verdict.shows,
        points=points if any(value is not None for value in found.values) else [],
        centre=[charts.Segment(0, last, found.centre, _("Mean"))] if found.centre is not None else [],
        limits=[charts.Band(0, last, found.upper, found.lower)] if has_limits else [],
        unit=_("of those with a label"),
        share=True,
        ceiling=1,
    )


def _mark(place: int, value: float | None, found: Control) -> charts.descriptions.Mark:
    return "missing" if value is None else "signal" if place in found.outside else ""
