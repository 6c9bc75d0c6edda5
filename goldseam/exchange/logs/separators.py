"""What stands between the cells of a text: the mark with which most lines have the same number of them."""

import csv
import itertools
from collections import Counter

MARKS = [",", ";", "\t", "|"]
NONE = "\x1f"  # Stands in no text: one column.
LINES = 200


def separator_of(start: str) -> str:
    """The separator that the first lines show."""
    scored = [(_score(start, mark), mark) for mark in MARKS]
    (share, width), mark = max(scored, key=lambda pair: (round(pair[0][0], 1), pair[0][1]))
    return mark if share >= (0.9 if width == 2 else 0.6) else NONE


def _score(start: str, mark: str) -> tuple[float, int]:
    """How many lines have as many cells as most of those that have several, and how many that is."""
    try:
        rows = list(itertools.islice(csv.reader(start.splitlines(keepends=True), **shape(mark)), LINES))
    except csv.Error:
        return 0.0, 0
    widths = [len(row) for row in rows if any(cell.strip() for cell in row)]
    several = Counter(width for width in widths if width > 1)
    if not several:
        return 0.0, 0
    width, _count = several.most_common(1)[0]
    near = sum(width - 1 <= one <= width + 1 and one > 1 for one in widths)
    return near / len(widths), width


def shape(mark: str) -> dict:
    """How a file with this mark is read: spaces behind it belong to no cell."""
    return {"delimiter": mark, "skipinitialspace": mark != "\t"}
