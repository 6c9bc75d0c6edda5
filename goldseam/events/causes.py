"""The small drawing of the factors that led to an event, by level.

Only geometry is made here; `_causes.html` draws it. All that it shows stands beside it as text, too.
"""

import textwrap
from dataclasses import dataclass, field

from goldseam.events import factor_codes
from goldseam.events.models import FactorLevel

WIDTH = 340
LETTER, LINE, PADDING, GAP = 6.3, 15, 8, 8
FACTOR_WIDTH, EVENT_WIDTH = 208, 92
LEVEL_HEIGHT = 20
MOST_DRAWN = 12
LINES = 3


@dataclass(frozen=True)
class Box:
    """A box with its lines of text. `middle` is the height at which lines meet it."""

    x: float
    y: float
    width: float
    height: float
    lines: list[str]
    is_root: bool = False

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


@dataclass
class Factors:
    """Boxes of factors below the names of their levels, each with a line to the event."""

    event: Box
    levels: list[tuple[float, str]] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    ties: list[tuple[Box, Box]] = field(default_factory=list)
    height: float = 0
    left_out: int = 0


def factor_drawing(event, factors) -> Factors | None:
    """The drawing of an event's factors; none where there are none."""
    if not factors:
        return None
    drawing = Factors(event=Box(0, 0, 0, 0, []), left_out=max(0, len(factors) - MOST_DRAWN))
    boxes = _draw_levels(drawing, factors[:MOST_DRAWN])
    lines = _lines(event.title, EVENT_WIDTH, 6)
    height = len(lines) * LINE + 2 * PADDING
    drawing.height = max(drawing.height, height + 2 * GAP)
    drawing.event = Box(WIDTH - EVENT_WIDTH, (drawing.height - height) / 2, EVENT_WIDTH - 1, height, lines)
    drawing.ties = [
        (boxes[factor.made_likely_by_id], boxes[factor.pk])
        for factor in factors[:MOST_DRAWN]
        if factor.made_likely_by_id in boxes
    ]
    return drawing


def _draw_levels(drawing: Factors, factors) -> dict:
    boxes, y = {}, 0.0
    for level in FactorLevel:
        of_level = [factor for factor in factors if factor.level == level]
        if not of_level:
            continue
        drawing.levels.append((y + LEVEL_HEIGHT - 6, str(level.label)))
        y += LEVEL_HEIGHT
        for factor in of_level:
            boxes[factor.pk] = _factor_box(factor, y)
            y += boxes[factor.pk].height + GAP
    drawing.boxes, drawing.height = list(boxes.values()), y
    return boxes


def _factor_box(factor, y: float) -> Box:
    lines = _lines(factor.text, FACTOR_WIDTH, LINES)
    return Box(12, y, FACTOR_WIDTH, len(lines) * LINE + 2 * PADDING, lines, factor.is_root)


def _lines(text: str, width: float, most: int) -> list[str]:
    """The text in lines that fit; what is too long ends in three dots."""
    letters = int((width - 2 * PADDING) / LETTER)
    lines = textwrap.wrap(text, letters, max_lines=most, placeholder="…") or [""]
    return [line[:letters] for line in lines]


def code_words(factor) -> str:
    """Its level and, more closely, its code."""
    level = str(factor.get_level_display())
    return f"{level} · {factor_codes.label(factor.code)}" if factor.code else level
