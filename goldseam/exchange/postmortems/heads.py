"""Every line that looks like a heading: of Markdown, in bold, before a colon, or in bold in front of a list's item."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from markdown_it.tree import SyntaxTreeNode

from goldseam.exchange.postmortems.times import stamp_at_start
from goldseam.exchange.postmortems.vocabulary import is_whole, kinds_of

LABEL = re.compile(
    r"^(?:\*\*|__)(?P<name>(?:(?!\*\*|__).)+?)\s*(?P<inner>:?)\s*(?:\*\*|__)\s*(?P<outer>:?)[ \t]*(?P<rest>.*)$"
)
PLAIN_LABEL = re.compile(r"^(?P<name>[^\s*_\-|>#`\[(].{1,60}?)\s*:\s*$")
ITEM = re.compile(r"^\s*(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?")

PROPER = 6  # levels of Markdown; what only looks like a heading stands below them


@dataclass(frozen=True)
class Head:
    """A line that may open a section."""

    line: int
    below: int
    level: int
    text: str
    indent: int = 0
    rest: str = ""

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        return kinds_of(self.text)

    @property
    def is_proper(self) -> bool:
        return self.level <= PROPER

    @cached_property
    def is_dated(self) -> bool:
        return stamp_at_start(self.text) is not None


def heads_in(blocks: list[SyntaxTreeNode]) -> Iterator[Head]:
    """Every line that looks like a heading, from above to below."""
    for block in blocks:
        if block.type == "heading":
            yield from _proper(block)
        elif block.type == "paragraph":
            yield from _label(block, PROPER + 1)
        elif block.type in ("bullet_list", "ordered_list"):
            yield from _labelled_items(block, PROPER + 2)


def _proper(block: SyntaxTreeNode) -> Iterator[Head]:
    text = block.children[0].content
    start, end = block.map or (0, 0)
    # A paragraph with a line of dashes below it is a heading to Markdown, and was seldom meant as one.
    if block.markup in ("-", "=") and ("\n" in text or len(text) > 120):
        return
    yield Head(start, end, int(block.tag[1]), text)


def _label(block: SyntaxTreeNode, level: int) -> Iterator[Head]:
    start, _ = block.map or (0, 0)
    lines = block.children[0].content.split("\n")
    for number, line in enumerate(lines):
        found = LABEL.match(line) or (PLAIN_LABEL.match(line) if number == 0 else None)
        if not found or not _is_label(found):
            continue
        if number and not found["rest"] and not kinds_of(found["name"]):
            continue
        yield Head(start + number, start + number + 1, level, found["name"], rest=found.groupdict().get("rest") or "")


def _is_label(found: re.Match) -> bool:
    """Bold words with nothing behind them, or with a colon between them and the rest."""
    said = found.groupdict()
    return len(said["name"]) <= 80 and bool(said.get("inner") or said.get("outer") or not said.get("rest"))


def _labelled_items(block: SyntaxTreeNode, level: int) -> Iterator[Head]:
    for item in block.children:
        lead = item.children[0] if item.children else None
        if lead is None or lead.type not in ("paragraph", "heading"):
            continue
        start, _ = item.map or (0, 0)
        first = lead.children[0].content.split("\n")[0]
        found = LABEL.match(first) or PLAIN_LABEL.match(first)
        if found and _is_label(found):
            rest = found.groupdict().get("rest") or ""
            yield Head(start, start + 1, level, found["name"], indent=level - PROPER, rest=rest)
        for child in item.children[1:] if level <= PROPER + 2 else ():
            if child.type in ("bullet_list", "ordered_list"):
                yield from _labelled_items(child, level + 1)


def title_in(heads: list[Head], lines: list[str]) -> Head | None:
    """The heading that names the whole document: the first one, unless it opens a section of its own."""
    proper = [head for head in heads if head.is_proper]
    if not proper:
        return None
    first, others = proper[0], proper[1:]
    alone = first.level < min((head.level for head in others), default=PROPER + 1)
    if not first.kinds:
        return first if first.level == 1 or alone or not _has_text(first, others, lines) else None
    return first if alone and not is_whole(first.text) else None


def _has_text(first: Head, others: list[Head], lines: list[str]) -> bool:
    end = others[0].line if others else len(lines)
    return any(line.strip() for line in lines[first.below : end])
