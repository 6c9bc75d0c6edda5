"""Names of lines at their right end: moved apart where they would lie on one another."""

from typing import NamedTuple

from goldseam.charts.letters import LINE, SIZE, STRONG, width_of
from goldseam.charts.paper import Paper

MOST = 132.0


class Beside(NamedTuple):
    """`words` name the line; `short` is its value alone, for where words find no room and the key has them."""

    value: float
    words: str
    short: str
    look: str = "chart-text"

    def shown(self, paper: Paper) -> str:
        return self.short if self.needs_key(paper) else self.words

    def width(self, paper: Paper) -> float:
        return width_of(self.shown(paper), STRONG if self.look == "chart-strong" else SIZE)

    def needs_key(self, paper: Paper) -> bool:
        return paper.is_narrow or width_of(self.words) > MOST


def room_for(paper: Paper, labels: list[Beside]) -> float:
    return max((label.width(paper) + 8 for label in labels), default=8.0)


def draw_beside(paper: Paper, frame, labels: list[Beside]) -> None:
    placed = _apart([frame.y(label.value) for label in labels], frame.top + 4, frame.bottom - 2)
    for label, y in zip(labels, placed, strict=True):
        paper.words(label.look, frame.right + 8, y + 4.5, label.shown(paper))


def _apart(heights: list[float], top: float, bottom: float) -> list[float]:
    """Heights with at least a line between them, each as near to its own as that allows."""
    order = sorted(range(len(heights)), key=heights.__getitem__)
    placed = list(heights)
    above = top - LINE
    for place in order:
        placed[place] = above = max(heights[place], above + LINE - 1)
    below = max(bottom, top + (len(heights) - 1) * LINE) + LINE
    for place in reversed(order):
        placed[place] = below = min(placed[place], below - LINE + 1)
    return placed
