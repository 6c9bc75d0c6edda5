"""The key below a chart: what its marks mean, in a row that wraps, and notes below one another."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from django.utils.translation import ngettext

from goldseam.charts.drawings.above import draw_pill
from goldseam.charts.letters import LINE, width_of, wrapped
from goldseam.charts.paper import Paper

SWATCH, GAP = 24.0, 16.0
MOST_NOTES = 12


class Entry(NamedTuple):
    """`sample(paper, x, y)` draws the mark into the place of a swatch whose middle line is at y."""

    sample: Callable[[Paper, float, float], None]
    text: str


def draw_key(paper: Paper, entries: Iterable[Entry]) -> None:
    """Entries beside one another while they find room. One that is longer than the row wraps by itself."""
    x, y = 0.0, paper.height + LINE
    for entry in entries:
        lines = wrapped(entry.text, paper.width - SWATCH - 6, most=2)
        width = SWATCH + 6 + max(map(width_of, lines), default=0)
        if x and x + width > paper.width:
            x, y = 0.0, y + LINE + 3
        entry.sample(paper, x, y - 4.5)
        y = paper.lines("chart-quiet", x + SWATCH + 6, y, lines) - LINE
        x = x + width + GAP if len(lines) == 1 else paper.width
        paper.height = y + 6


def line_sample(look: str) -> Callable:
    return lambda paper, x, y: paper.line(look, x, y, x + SWATCH, y)


def shape_sample(look: str, way: Callable, r: float = 3.2) -> Callable:
    return lambda paper, x, y: paper.path(look, way(x + SWATCH / 2, y, r))


def box_sample(look: str) -> Callable:
    return lambda paper, x, y: paper.box(look, x, y - 5, SWATCH, 10)


def draw_notes(paper: Paper, notes: list[str]) -> None:
    """Notes by their numbers, one below the other. Beyond a dozen the table has the rest."""
    y = paper.height + LINE
    for number, text in enumerate(notes[:MOST_NOTES], start=1):
        draw_pill(paper, SWATCH / 2, y - 4.5, str(number))
        y = paper.lines("chart-quiet", SWATCH + 6, y, wrapped(text, paper.width - SWATCH - 6)) + 3
        paper.height = y - LINE + 6
    if len(notes) > MOST_NOTES:
        left = len(notes) - MOST_NOTES
        more = ngettext("One more is in the table.", "%(count)s more are in the table.", left) % {"count": left}
        paper.words("chart-quiet", SWATCH + 6, y, more)
        paper.height = y + 6
