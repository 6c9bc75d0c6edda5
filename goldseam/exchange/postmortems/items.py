"""Rows that are items of a list, and items as they stand: their time, their words, and what is nested below."""

import re
from collections.abc import Iterator
from functools import cached_property

from markdown_it.tree import SyntaxTreeNode

from goldseam.exchange.postmortems.entries import Entry
from goldseam.exchange.postmortems.stamps import Stamp
from goldseam.exchange.postmortems.times import is_remark, stamp_at_end, stamp_at_start
from goldseam.exchange.postmortems.words import plain

MARKER = re.compile(r"^\s*(?:[-*+]|\d{1,9}[.)])(?:\s+|$)(?:\[[ xX]\]\s+)?")
BOX = re.compile(r"^\[[ xX✓✔]\]\s+")
LISTS = ("bullet_list", "ordered_list")


def entries_of_list(block: SyntaxTreeNode, lines: list[str]) -> Iterator[Entry]:
    items = [Item(node, lines) for node in block.children]
    single = [item for item in items if not item.is_group]
    stamped = [item for item in single if item.found]
    # Among rows with a time one without is a row too: "Before the incident", "unknown".
    takes_all = bool(stamped) and len(stamped) * 2 >= len(single)
    for item in items:
        if item.is_group:
            yield from item.group_entries()
        elif item.found or takes_all:
            yield item.entry()


class Item:
    """An item of a list as it stands: without its marker, its lines moved to the left."""

    def __init__(self, node: SyntaxTreeNode, lines: list[str]):
        self.lines = lines
        self.start, self.end = node.map or (0, 0)
        while self.end > self.start + 1 and not lines[self.end - 1].strip():
            self.end -= 1
        first = lines[self.start] if self.start < len(lines) else ""
        marker = MARKER.match(_after_outer_markers(first, node))
        width = len(first) - len(_after_outer_markers(first, node)) + (len(marker[0]) if marker else 0)
        rest = [line[min(width, len(line) - len(line.lstrip())) :] for line in lines[self.start + 1 : self.end]]
        self.raw = "\n".join([first[width:], *rest]).strip()
        self.lead = BOX.sub("", node.children[0].children[0].content) if _leads(node) else ""
        self.nested = [child for child in node.children if child.type in LISTS]
        self.found = stamp_at_start(self.raw) if _leads(node) else None
        self.is_milestone = False
        if self.found is None and not self.nested:
            self.found = stamp_at_end(self.raw)
            self.is_milestone = self.found is not None

    @cached_property
    def is_group(self) -> bool:
        """A date or a phase with its rows nested below."""
        if not self.nested or (self.found and (self.found[0].has_time or self.lead_text)):
            return False
        return any(Item(child, self.lines).found for inner in self.nested for child in inner.children)

    def group_entries(self) -> Iterator[Entry]:
        if self.found:
            yield Entry(self.found[0], "", self.start, self.start + 1, is_day=True)
        for inner in self.nested:
            yield from entries_of_list(inner, self.lines)

    def entry(self) -> Entry:
        stamp, text = self.found or (Stamp(written=self.lead_label), self.without_label)
        is_day = bool(self.found) and not stamp.has_time and is_remark(text)
        return Entry(stamp, text.strip(), self.start, self.end, is_day=is_day, is_milestone=self.is_milestone)

    @property
    def lead_text(self) -> str:
        """What the item says behind its date, without what is nested below."""
        found = stamp_at_start(self.lead)
        return plain(found[1]).strip(" :–-") if found else ""

    @property
    def lead_label(self) -> str:
        """Bold words in front, where others have their time: "**Before the incident**: …"."""
        found = re.match(r"(?:\*\*|__)([^*_]{1,60}?):?(?:\*\*|__)\s*[:–—-]", self.raw)
        return found[1] if found else ""

    @property
    def without_label(self) -> str:
        return re.sub(r"^(?:\*\*|__)[^*_]{1,60}?(?:\*\*|__)\s*[:–—-]\s*", "", self.raw) if self.lead_label else self.raw


def _leads(node: SyntaxTreeNode) -> bool:
    return bool(node.children) and node.children[0].type in ("paragraph", "heading")


def _after_outer_markers(line: str, node: SyntaxTreeNode) -> str:
    """The line from this item's own marker on: "- - 14:02" holds two of them."""
    depth, parent = 0, node.parent
    while parent is not None and parent.type in (*LISTS, "list_item"):
        depth += parent.type == "list_item" and (parent.map or (0, 0))[0] == (node.map or (0, 0))[0]
        parent = parent.parent
    for _ in range(depth):
        line = MARKER.sub("", line, count=1)
    return line
