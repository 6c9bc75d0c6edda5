"""Figures in a digest: those of the measures, as they stand on their own pages."""

from django.urls import reverse

from goldseam.charts import Chart, Months, RunChart
from goldseam.insights.asked import Asked
from goldseam.insights.digests.parts import Line, Telling
from goldseam.insights.measure import Figure, Measure
from goldseam.insights.measures import measure_named


def figure_of(telling: Telling, key: str) -> Figure | None:
    """None where there is no such measure, or where the group is too small to hide in."""
    measure = measure_named(key)
    if measure is None:
        return None
    if key not in telling.figures:
        telling.figures[key] = measure.figure(telling.asked)
    figure = telling.figures[key]
    return None if figure.is_hidden else figure


def told(telling: Telling, *keys: str) -> tuple[Line, ...]:
    """A line for each figure, in its words."""
    found = [(key, figure) for key in keys if (figure := figure_of(telling, key))]
    return tuple(_line(telling, key, figure) for key, figure in found)


def signals(telling: Telling, *keys: str) -> tuple[Line, ...]:
    """Those that are worth a look: they show more than chance does."""
    return tuple(line for line in told(telling, *keys) if line.figure and line.figure.is_signal)


def chart_of(telling: Telling, key: str) -> Chart | None:
    """As on the page of the measure; none where there is nothing to draw, or one value alone: the words tell it."""
    measure, figure = measure_named(key), figure_of(telling, key)
    chart = measure.picture(telling.asked, figure) if measure and figure and figure.n else None
    return None if chart is None or _is_one_value(chart) else chart


def _is_one_value(chart: Chart) -> bool:
    if isinstance(chart, RunChart):
        return len([point for point in chart.points if point.value is not None]) < 2
    return isinstance(chart, Months) and len(chart.months) < 2


def page_of(asked: Asked, key: str) -> str:
    return f"{reverse('insights:measure', args=[asked.organisation.slug, key])}?{asked.query}"


def _line(telling: Telling, key: str, figure: Figure) -> Line:
    measure: Measure | None = measure_named(key)
    title = str(measure.title) if measure else ""
    return Line(title, figure.told, page_of(telling.asked, key), key, figure)
