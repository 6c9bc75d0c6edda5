"""An item of a list, read as it stands: its time, its words, and what is nested below it."""

import re

from markdown_it.tree import SyntaxTreeNode

from goldseam.exchange.postmortems.times import stamp_at_end, stamp_at_start
from goldseam.exchange.postmortems.words import plain

MARKER = re.compile(r"^\s*(?:[-*+]|\d{1,9}[.)])(?:\s+|$)(?:\[[ xX]\]\s+)?")
BOX = re.compile(r"^\[[ xX✓✔]\]\s+")
LISTS = ("bullet_list", "ordered_list")


class Item:
    """An item of a list as it stands: without its marker, its lines moved to the left."""

    def __init__(self, node: SyntaxTreeNode, lines: list[str]):
        self.node = node
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
