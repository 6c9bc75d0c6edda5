"""What a chart says when its points are read one by one: which are marked, and the words for each."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from goldseam.charts.axes import drawable
from goldseam.charts.descriptions import RunChart
from goldseam.charts.numbers import told


def marks_of(chart: RunChart) -> list[str]:
    """The mark of each point: its own, or that of the stretch that it belongs to."""
    marks: list[str] = ["missing" if drawable(point.value) is None else point.mark for point in chart.points]
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
    said = zip(marks, signals_at(chart), notes_at(chart), strict=True)
    return [
        _point_told(f"{name}: {_value_told(chart, point.value, mark)}", mark, signal, note)
        for name, point, (mark, signal, note) in zip(names, chart.points, said, strict=True)
    ]


def _value_told(chart: RunChart, value: float | None, mark: str) -> str:
    return _("no value") if mark == "missing" else f"{told(value, chart.share)} {chart.unit}".rstrip()


def _point_told(words: str, mark: str, signal: str, note: str) -> str:
    if mark in ("signal", "gain"):
        words += f". {mark_name(mark)}" + (f": {signal}" if signal else "")
    return f"{words}. {note}" if note else words


def mark_name(mark: str) -> str:
    return {"signal": _("Signal"), "gain": _("Signal for the better"), "missing": _("No value")}.get(mark, "")
