"""The control chart that fits the kind of a series."""

from collections.abc import Sequence
from dataclasses import replace

from goldseam.measurements.models import Width
from goldseam.measurements.series_kind import SeriesKind
from goldseam.statistics import counts, individuals, rare
from goldseam.statistics.control import Control, Places

PERCENT = 100


def control_of(series, points: Sequence, values: Places, baseline: slice | None = None) -> Control:
    """Centre and limits of these points, in the figures that the chart shows."""
    return CHARTS[SeriesKind(series.kind)](series, points, values, baseline)


def _of_values(series, points, values, baseline) -> Control:
    # What was never below zero is taken to have its end there.
    floor = 0.0 if all(value is None or value >= 0 for value in values) else None
    return individuals.xmr(values, baseline, floor=floor)


def _of_counts(series, points, values, baseline) -> Control:
    return counts.c_chart(values, baseline)


def _of_rates(series, points, values, baseline) -> Control:
    chart = counts.u_prime_chart if series.width == Width.LANEY else counts.u_chart
    return chart([point.amount for point in points], [point.of for point in points], series.per, baseline)


def _of_shares(series, points, values, baseline) -> Control:
    chart = counts.p_prime_chart if series.width == Width.LANEY else counts.p_chart
    return _in_percent(chart([point.amount for point in points], [point.of for point in points], baseline))


def _of_gaps(series, points, values, baseline) -> Control:
    return rare.g_chart(values, baseline)


def _of_times(series, points, values, baseline) -> Control:
    return rare.t_chart(values, baseline)


CHARTS = {
    SeriesKind.VALUE: _of_values,
    SeriesKind.COUNT: _of_counts,
    SeriesKind.RATE: _of_rates,
    SeriesKind.SHARE: _of_shares,
    SeriesKind.GAP: _of_gaps,
    SeriesKind.TIME_BETWEEN: _of_times,
}


def _in_percent(control: Control) -> Control:
    return replace(
        control,
        values=_hundredfold(control.values),
        upper=_hundredfold(control.upper),
        lower=_hundredfold(control.lower),
        sigma=_hundredfold(control.sigma),
        centre=_hundredfold([control.centre])[0],
        centre_for_runs=_hundredfold([control.centre_for_runs])[0],
    )


def _hundredfold(places: Places) -> Places:
    return [None if place is None else PERCENT * place for place in places]
