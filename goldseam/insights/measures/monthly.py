"""Month by month: how many for as many days, and which share, with the limits that chance alone keeps."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from goldseam import charts
from goldseam.insights.days.reading import Month
from goldseam.patterns.periods import midnight, month_name, quarter_name
from goldseam.statistics.control import Control
from goldseam.statistics.counts import p_chart, p_prime_chart, u_chart, u_prime_chart
from goldseam.verdicts import Verdict
from goldseam.verdicts import control_charts as said

PER = 30  # Days: months are not equally long, and the last one may still run.
LEAST_OF_SHARE = 10
FEWEST = 10  # Months or quarters with a share; a line through fewer is no trend.


def rates(months: list[Month], count: Callable[[Month], int]) -> Control:
    """u, or u′ where months differ more than chance explains; a month that still runs has fewer days."""
    counts, days = [float(count(month)) for month in months], [float(month.days) for month in months]
    plain = u_chart(counts, days, per=PER)
    return u_prime_chart(counts, days, per=PER) if plain.is_overdispersed else plain


def rates_verdict(months: list[Month], found: Control, unit: str) -> Verdict:
    return said.of(found, unit=unit, names=lambda place: month_name(months[place].period.since))


def rates_picture(title: str, months: list[Month], found: Control, verdict: Verdict, unit: str):
    names = [month_name(month.period.since) for month in months]
    firsts = [midnight(month.period.since) for month in months]
    return _picture(title, verdict, found, names, firsts, unit=unit)


def share_stretches(months: list[Month], n: Callable[[Month], int]) -> list[list[Month]]:
    """Months, or quarters as soon as one of the months has too few to speak of a share."""
    if all(n(month) >= LEAST_OF_SHARE for month in months):
        return [[month] for month in months]
    quarters: dict[str, list[Month]] = {}
    for month in months:
        quarters.setdefault(quarter_name(month.period.since), []).append(month)
    return [*quarters.values()]


def shares(stretches: list[list[Month]], x: Callable[[Month], int], n: Callable[[Month], int]) -> Control:
    sizes = [float(sum(map(n, one))) or None for one in stretches]
    parts = [float(sum(map(x, one))) if size else None for one, size in zip(stretches, sizes, strict=True)]
    plain = p_chart(parts, sizes)
    return p_prime_chart(parts, sizes) if plain.is_overdispersed else plain


def shares_verdict(stretches: list[list[Month]], found: Control, better: str = "") -> Verdict:
    there = sum(value is not None for value in found.values)
    if there < FEWEST:
        shows = _("Too early to speak of a trend: %(there)s of %(least)s months or quarters with a share are there.")
        return Verdict(shows % {"there": there, "least": FEWEST}, "")
    return said.of(found, better=better, names=lambda place: _name(stretches[place]))


def shares_picture(title: str, stretches: list[list[Month]], found: Control, verdict: Verdict, unit: str):
    names = [_name(one) for one in stretches]
    firsts = [midnight(one[0].period.since) for one in stretches]
    return _picture(title, verdict, found, names, firsts, unit=unit, share=True, ceiling=1)


def _name(stretch: list[Month]) -> str:
    first = stretch[0].period.since
    return month_name(first) if len(stretch) == 1 else quarter_name(first)


def _picture(title: str, verdict: Verdict, found: Control, names, firsts, **more) -> charts.RunChart:
    has_any, last = any(value is not None for value in found.values), len(names) - 1
    points = [
        charts.Point(at, name, value, mark=_mark(place, value, found))
        for place, (at, name, value) in enumerate(zip(firsts, names, found.values, strict=True))
    ]
    has_limits = not found.why_silent and has_any
    return charts.RunChart(
        title,
        verdict.shows,
        points=points if has_any else [],
        centre=[charts.Segment(0, last, found.centre, _("Mean"))] if has_any and found.centre is not None else [],
        limits=[charts.Band(0, last, found.upper, found.lower)] if has_limits else [],
        **more,
    )


def _mark(place: int, value: float | None, found: Control) -> charts.descriptions.Mark:
    return "missing" if value is None else "signal" if place in found.outside else ""
