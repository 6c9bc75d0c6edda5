"""The words of a run chart: at the right end of its lines, and in the key below."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from goldseam.charts.axes import known
from goldseam.charts.descriptions import Band, RunChart
from goldseam.charts.drawings.above import Named
from goldseam.charts.drawings.beside import Beside
from goldseam.charts.drawings.key import SWATCH, Entry, line_sample, shape_sample
from goldseam.charts.drawings.run_lines import each
from goldseam.charts.numbers import reckoned
from goldseam.charts.paper import Paper
from goldseam.charts.reading import mark_name
from goldseam.charts.shapes import SHAPES


def beside_of(chart: RunChart) -> list[Beside]:
    """The newest of each line, by name and value."""
    labels = []
    for segment in chart.centre[-1:]:
        labels.append(_named(segment.value, segment.label or _("Centre"), chart, "chart-strong"))
    for band in chart.limits[-1:]:
        for height in _last(each(band.upper, band)):
            labels.append(_named(height, band.upper_label or _("Upper limit"), chart, "chart-quiet"))
        for height in _last(each(band.lower, band)):
            labels.append(_named(height, band.lower_label or _("Lower limit"), chart, "chart-quiet"))
    for line in chart.predictions[-1:]:
        labels.append(_named(line.value, line.label, chart, "chart-expected-text"))
    return [label for label in labels if known([label.value])]


def _last(heights: list[float | None]) -> list[float]:
    return known(heights)[-1:]


def _named(value: float, label: str, chart: RunChart, look: str) -> Beside:
    number = reckoned(value, chart.share)
    return Beside(value, f"{label} {number}", number, look)


def key_of(chart: RunChart, marks: list[str], phases: list[Named], paper: Paper) -> Iterator[Entry]:
    """What cannot be read off the drawing itself: shapes of points, lines without words beside them, letters."""
    yield from _key_of_marks(chart, marks)
    beside = {label.words for label in beside_of(chart) if not label.needs_key(paper)}
    yield from _key_of_centre(chart, beside)
    if chart.frozen:
        yield Entry(line_sample("chart-centre-held"), _("Held from the baseline"))
    limits = [label.words for label in beside_of(chart) if label.look == "chart-quiet"]
    if chart.limits and not beside.intersection(limits):
        yield Entry(line_sample("chart-limit"), _name_of_limits(chart.limits[-1], limits))
    for line in chart.predictions:
        if _named(line.value, line.label, chart, "").words not in beside:
            yield Entry(line_sample("chart-expected"), f"{line.label} {reckoned(line.value, chart.share)}")
    for named in phases:
        if named.letter:
            yield Entry(_letter(named.letter), named.phase.label)


def _name_of_limits(band: Band, limits: list[str]) -> str:
    """As they are called; without a name they are those of a control chart."""
    if not (band.upper_label or band.lower_label):
        return _("Limits of what chance explains")
    return ", ".join(limits) or band.upper_label or band.lower_label


def _key_of_marks(chart: RunChart, marks: list[str]) -> Iterator[Entry]:
    for mark, look in (("signal", "chart-signal"), ("gain", "chart-gain")):
        texts = dict.fromkeys(signal.text for signal in chart.signals if signal.mark == mark)
        if mark in marks:
            yield Entry(
                shape_sample(look, SHAPES[mark]), ": ".join([mark_name(mark), *["; ".join(texts)][: len(texts)]])
            )
    if "missing" in marks:
        yield Entry(shape_sample("chart-missing", SHAPES["missing"], 2.5), mark_name("missing"))


def _key_of_centre(chart: RunChart, beside: set[str]) -> Iterator[Entry]:
    """All values of the centre in their order, where there are several or none is named beside it."""
    values = [reckoned(segment.value, chart.share) for segment in chart.centre]
    label = next((segment.label for segment in reversed(chart.centre) if segment.label), _("Centre"))
    if len(values) > 1:
        steps = _(", then ").join(values)
        yield Entry(line_sample("chart-centre"), f"{label} {steps}")
    elif values and f"{label} {values[0]}" not in beside:
        yield Entry(line_sample("chart-centre"), f"{label} {values[0]}")


def _letter(letter: str):
    return lambda paper, x, y: paper.words("chart-strong", x + SWATCH / 2, y + 4.5, letter, "middle")
