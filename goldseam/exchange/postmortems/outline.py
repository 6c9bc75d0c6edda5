"""Where a document's sections begin: under headings of every make, bold lines, and bold items of a list."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from markdown_it.tree import SyntaxTreeNode

from goldseam.exchange.postmortems.times import stamp_at_start
from goldseam.exchange.postmortems.vocabulary import is_whole, kinds_of

LABEL = re.compile(r"^(?:\*\*|__)(?P<name>(?:(?!\*\*|__).)+?)\s*(?P<inner>:?)\s*(?:\*\*|__)\s*(?P<outer>:?)[ \t]*(?P<rest>.*)$")
PLAIN_LABEL = re.compile(r"^(?P<name>[^\s*_\-|>#`\[(].{1,60}?)\s*:\s*$")
ITEM = re.compile(r"^\s*(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?")

PROPER = 6  # levels of Markdown; what only looks like a heading stands below them
STRONG = {"timeline", "went_well", "went_badly", "lucky", "actions", "lessons"}
PHASES = {"detection", "response", "resolution", "investigation", "impact"}
ASIDES = {"summary", "context", "facts", "references", "people", "conclusion", "other", "learning_goal"}
# What stands below these is sorted by topic: "Monitoring" below "Lessons learned" is not where detection is told.
SORTED_BY_TOPIC = {
    *("lessons", "went_well", "went_badly", "lucky", "factors", "root_causes", "questions", "references", "conclusion"),
}


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


@dataclass(frozen=True)
class Cut:
    """A section's beginning, with the kinds that its heading names."""

    head: Head
    kinds: tuple[str, ...]

    @property
    def kind(self) -> str:
        return self.kinds[0] if self.kinds else "other"


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


class Outline:
    """Decides, head by head, whether a new section begins or what stands above goes on."""

    def __init__(self, lines: list[str], heads: list[Head], title: Head | None):
        self.lines = lines
        self.title = title
        self.heads = [head for head in heads if head is not title]
        self.open: list[Cut] = []
        self.cuts: list[Cut] = []
        self.labels = self._labels()

    def read(self) -> list[Cut]:
        for head in self.heads:
            kinds = self._kinds_of(head) if head.is_proper else self._kinds_of_label(head)
            if kinds is not None:
                self._cut(head, kinds)
        return self.cuts

    def _cut(self, head: Head, kinds: tuple[str, ...]) -> None:
        self.open = [cut for cut in self.open if cut.head.level < head.level]
        cut = Cut(head, kinds)
        self.cuts.append(cut)
        self.open.append(cut)

    def _parent(self, head: Head) -> Cut | None:
        return next((cut for cut in reversed(self.open) if cut.head.level < head.level), None)

    def _kinds_of(self, head: Head) -> tuple[str, ...] | None:
        """The kinds of the section that a heading opens, or None if it belongs to the one above it."""
        parent, kinds = self._parent(head), head.kinds
        if self.cuts and self.cuts[-1].kind == "timeline" and head.is_dated and (not kinds or parent):
            return None
        if parent is None:
            return kinds
        if parent.kind == "other":
            return kinds if kinds else self._resumed(parent, head, ())
        if self._belongs(head, kinds, parent):
            return self._resumed(parent, head, parent.kinds)
        return kinds

    def _resumed(self, parent: Cut, head: Head, kinds: tuple[str, ...]) -> tuple[str, ...] | None:
        """None while the parent's own text still runs, its kinds where a section came between."""
        return None if self.cuts[-1] is parent else kinds

    def _belongs(self, head: Head, kinds: tuple[str, ...], parent: Cut) -> bool:
        kind = kinds[0] if kinds else ""
        if kind in ("", parent.kind):
            return True
        if parent.kind == "timeline":
            return kind in PHASES | {"summary", "context", "other", "facts"} and self._has_times(head)
        if parent.kind == "actions":
            return kind in PHASES | {"facts", "other", "context"}
        if parent.kind in SORTED_BY_TOPIC:
            return kind in PHASES | ASIDES
        return kind in ASIDES

    def _has_times(self, head: Head) -> bool:
        end = next((other.line for other in self.heads if other.line > head.line and other.is_proper), len(self.lines))
        starts = (ITEM.sub("", line).lstrip(" |>") for line in self.lines[head.below : end])
        return any(line[:1] in "0123456789*`[(" and stamp_at_start(line) for line in starts if line)

    def _kinds_of_label(self, head: Head) -> tuple[str, ...] | None:
        """A bold line opens a section where no heading says what it is, or where it says something quite different."""
        kinds, parent = head.kinds, next((cut for cut in reversed(self.open) if cut.head.is_proper), None)
        if parent is not None and parent.kind != "other":
            is_line = not head.rest and head.indent == 0 and self._is_bold(head)
            differs = bool(kinds) and kinds[0] in STRONG and kinds[0] != parent.kind
            in_turn = self.cuts[-1] is not parent and bool(kinds) and kinds[0] in STRONG
            firm = parent.kind not in ("actions", "timeline") or (differs and kinds[0] in STRONG - {"actions", "timeline"})
            return kinds if is_line and (differs or in_turn) and firm else None
        if head.line not in self.labels:
            return None
        last = self.cuts[-1] if self.cuts else None
        if not kinds:
            is_open = last is not None and last.head.level == head.level and last.kind not in ("actions", "timeline")
            is_short = not head.rest and len(head.text.split()) <= 8 and not head.is_dated
            return () if is_open and (is_short or head.indent) else None
        if last is None and kinds[0] in ("facts", "people"):
            return None
        if head.indent > 2 and last is not None and kinds[0] == last.kind:
            return None
        return kinds

    def _is_bold(self, head: Head) -> bool:
        return "**" in self.lines[head.line] or "__" in self.lines[head.line]

    def _labels(self) -> set[int]:
        """The lines of the labels, if there are enough of them to be this document's way to head its sections."""
        labels = [head for head in self.heads if not head.is_proper]
        told = {head.kinds[0] for head in labels if head.kinds and self._is_open_ground(head)}
        return {head.line for head in labels} if len(told - {"facts", "people", "other"}) >= 2 else set()

    def _is_open_ground(self, head: Head) -> bool:
        above = [other for other in self.heads if other.is_proper and other.line < head.line]
        return not above or not above[-1].kinds


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
