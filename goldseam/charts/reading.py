"""What a chart says when its points are read one by one: which are marked, and the words for each."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from goldseam.charts.axes import known
from goldseam.charts.descriptions import RunChart
from goldseam.charts.numbers import told


def marks_of(chart: RunChart) -> list[str]:
    """The mark of each point: its own, or that of the stretch that it belongs to."""
    marks = [str(point.mark) if known([point.value]) else "missing" for point in chart.points]
    for signal in chart.signals:
        for index in range(max(signal.first, 0), min(signal.last + 1, len(marks))):
            marks[index] = marks[index] or signal.mark
    return marks


def notes_at(chart: RunChart) -> list[str]:
    """All that was written beside each point: its own note, and the annotations."""
    notes = [[point.note] if point.note else [] for point in chart.points]
    for note in chart.annotations:
        if 0 <= note.at_index < len(notes) and note.text not in notes[note.at_index]:
            notes[note.at_index].append(note.text)
    return ["; ".join(texts) for texts in notes]


def signals_at(chart: RunChart) -> list[str]:
    """Why each point is marked."""
    words: list[list[str]] = [[] for _ in chart.points]
    for signal in chart.signals:
        for index in range(max(signal.first, 0), min(signal.last + 1, len(words))):
            words[index].append(signal.text)
    return ["; ".join(texts) for texts in words]


def points_told(chart: RunChart, names: Sequence[str], marks: Sequence[str]) -> list[str]:
    """“3 Sep 2026: 14 falls. Signal: 11 points on one side. Note.”"""
    signals, notes = signals_at(chart), notes_at(chart)
    return [
        _point_told(chart, names[index], point.value, mark, signals[index], notes[index])
        for index, (point, mark) in enumerate(zip(chart.points, marks, strict=True))
    ]


def _point_told(chart: RunChart, name: str, value: float | None, mark: str, signal: str, note: str) -> str:
    if mark == "missing":
        words = [f"{name}: {_('no value')}"]
    else:
        words = [f"{name}: {told(value, chart.share)} {chart.unit}".rstrip()]
        if mark:
            words.append(f"{mark_name(mark)}: {signal}" if signal else mark_name(mark))
    return ". ".join([*words, note] if note else words)


def mark_name(mark: str) -> str:
    return {"signal": _("Signal"), "gain": _("Signal for the better"), "missing": _("No value")}.get(mark, "")
