"""Rows that are lines: of a paragraph, or of a block of code."""

import re
from collections.abc import Iterator

from markdown_it.tree import SyntaxTreeNode

from goldseam.exchange.postmortems.entries import Entry
from goldseam.exchange.postmortems.times import is_remark, stamp_at_start, zone_in

HARD_BREAKS = ("  ", "\\", "<br>", "<br/>")
# A line that somebody ended himself is rarely this long; one that an editor broke is.
SHORT = 60


def tells_a_time(text: str) -> bool:
    found = stamp_at_start(text)
    return found is not None and (found[0].has_time or found[0].has_date or found[0].relative)


def line_entries(lines: list[str], start: int) -> Iterator[Entry]:
    """The rows of a paragraph, each from a line with a time to the next such line."""
    starts = [number for number, line in enumerate(lines) if tells_a_time(line)]
    if not starts or (starts[0] > 0 and len(starts) < 2):
        return
    if len(starts) > 1 and not _are_lines_of_their_own(lines, starts):
        starts = starts[:1] if starts[0] == 0 else []
    yield from _cut(lines, starts, start)


def _are_lines_of_their_own(lines: list[str], starts: list[int]) -> bool:
    """Or is it prose that happens to break before a time?"""
    ended = sum(lines[n - 1].endswith(HARD_BREAKS) or len(lines[n - 1]) < SHORT for n in starts if n)
    return starts[0] == 0 or ended == len(starts) or len(starts) * 2 >= len(lines)


def _cut(lines: list[str], starts: list[int], start: int) -> Iterator[Entry]:
    for first, end in zip(starts, [*starts[1:], len(lines)], strict=False):
        if found := stamp_at_start("\n".join(lines[first:end])):
            stamp, rest = found
            # A list of definitions puts a colon in front of what the term above it means.
            rest = re.sub(r"^[ \t]*:[ \t]+", "", rest)
            is_day = not stamp.has_time and is_remark(rest)
            zone = zone_in(rest) if is_day else ""
            yield Entry(stamp, rest.strip(), start + first, start + end, zone=zone, is_day=is_day)


def code_entries(block: SyntaxTreeNode) -> Iterator[Entry]:
    """A timeline in a block of code, one row a line."""
    if block.type not in ("fence", "code_block"):
        return
    lines = [line.strip() for line in block.content.rstrip("\n").split("\n")]
    starts = [number for number, line in enumerate(lines) if tells_a_time(line)]
    if len(starts) >= 2 and len(starts) * 2 >= sum(map(bool, lines)):
        yield from _cut(lines, starts, (block.map or (0, 0))[0] + (block.type == "fence"))
