"""What stands above the values of a run: the baseline, the names of phases, and the numbers of notes."""

from itertools import pairwise
from typing import NamedTuple

from goldseam.charts.descriptions import Frozen, Note, Phase
from goldseam.charts.drawings.frame import Frame
from goldseam.charts.letters import fit, width_of
from goldseam.charts.paper import Paper

ROW = 20.0
PILL = 16.0


def draw_frozen(paper: Paper, frame: Frame, frozen: Frozen, y: float) -> None:
    """A bracket over the stretch that the centre line comes from."""
    left, right = frame.x(frozen.first) - frame.step / 2 + 1, frame.x(frozen.last) + frame.step / 2 - 1
    words = fit(frozen.label, max(right - left - 16, 0))
    middle, half = (left + right) / 2, width_of(words) / 2 + 5 if words else 0.0
    paper.path("chart-frozen", f"M{left:.1f} {y + 4:.1f}V{y - 4:.1f}M{right:.1f} {y + 4:.1f}V{y - 4:.1f}")
    paper.line("chart-frozen", left, y, middle - half, y)
    paper.line("chart-frozen", middle + half, y, right, y)
    paper.words("chart-quiet", middle, y + 4.5, words, "middle")


class Named(NamedTuple):
    """A phase with its name where that finds room, or else with a letter that the key explains."""

    phase: Phase
    x: float
    words: str
    letter: str


def named_phases(frame: Frame, phases: list[Phase]) -> list[Named]:
    edges = [frame.x(phase.first) - frame.step / 2 for phase in phases] + [frame.right]
    named = []
    for place, phase in enumerate(phases):
        room = edges[place + 1] - edges[place] - 10
        whole = width_of(phase.label) <= room or (room > 90 and width_of(phase.label) < room * 1.6)
        letter = "" if whole else chr(ord("A") + place % 26)
        named.append(Named(phase, edges[place], fit(phase.label, room) if whole else letter, letter))
    return named


def draw_phases(paper: Paper, frame: Frame, phases: list[Named], y: float) -> None:
    for phase, x, words, letter in phases:
        if phase.first > 0:
            paper.line("chart-phase", x, y - 11, x, frame.bottom)
        paper.words("chart-strong" if letter else "chart-text", x + 5, y + 2, words)


class Pill(NamedTuple):
    """One number, or those of neighbours that would lie on one another."""

    x: float
    words: str
    notes: list[Note]


def pills_of(frame: Frame, notes: list[Note]) -> list[Pill]:
    groups: list[list[tuple[int, Note]]] = []
    for number, note in sorted(enumerate(notes, start=1), key=lambda numbered: numbered[1].at_index):
        if groups and frame.x(note.at_index) - frame.x(groups[-1][0][1].at_index) < 2.4 * PILL:
            groups[-1].append((number, note))
        else:
            groups.append([(number, note)])
    return [pill for group in groups for pill in _pills(frame, group)]


def _pills(frame: Frame, group: list[tuple[int, Note]]) -> list[Pill]:
    """Neighbours keep pills of their own while these do not touch."""
    places = [frame.x(note.at_index) for _, note in group]
    if all(right - left >= PILL + 2 for left, right in pairwise(places)):
        return [Pill(x, str(number), [note]) for x, (number, note) in zip(places, group, strict=True)]
    numbers = [number for number, _ in group]
    words = f"{min(numbers)}–{max(numbers)}"
    return [Pill((places[0] + places[-1]) / 2, words, [note for _, note in group])]


def draw_pills(paper: Paper, frame: Frame, pills: list[Pill], heights: list[float | None], y: float) -> None:
    """Each with a fine line down to its value."""
    for x, words, notes in pills:
        for note in notes:
            height = heights[note.at_index] if note.at_index < len(heights) else None
            end = frame.bottom if height is None else height - 6
            paper.line("chart-tie", x, y + PILL / 2, frame.x(note.at_index), max(end, y + PILL / 2))
        draw_pill(paper, x, y, words)


def draw_pill(paper: Paper, x: float, y: float, words: str) -> None:
    width = max(PILL, width_of(words, 11) + 9)
    paper.box("chart-number-ground", x - width / 2, y - PILL / 2, width, PILL, PILL / 2)
    paper.words("chart-number", x, y + 4, words, "middle")
