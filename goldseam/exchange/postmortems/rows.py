"""The moments of a timeline, from tables, lists, headings, paragraphs and plain lines."""

import re

from markdown_it.tree import SyntaxTreeNode

from goldseam.exchange.postmortems.entries import Entry
from goldseam.exchange.postmortems.items import LISTS, entries_of_list
from goldseam.exchange.postmortems.prose import code_entries, line_entries, tells_a_time
from goldseam.exchange.postmortems.source import blocks_of
from goldseam.exchange.postmortems.stamps import Stamp
from goldseam.exchange.postmortems.tables import Table, are_rows, table_in
from goldseam.exchange.postmortems.times import is_remark, stamp_at_start, zone_in
from goldseam.exchange.postmortems.timetables import entries_of

# A heading, a line of bold words or a rule: what stands below it does not belong to the row above it.
BREAK = re.compile(r"^\s{0,3}(?:#{1,6}\s|\*\*[^*]+\*\*:?\s*$|-{3,}\s*$)", re.M)


def entries_in(text: str, references: dict | None = None) -> list[Entry]:
    """The rows of a section and the dates between them, in the order of the text."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    blocks, _ = blocks_of("\n".join(lines), references)
    entries = Walk(lines, blocks).entries
    if all(entry.is_day for entry in entries):
        entries += [entry for block in blocks for entry in code_entries(block)]
    return entries


class Walk:
    """Goes through the blocks of a section and keeps what tells of a moment."""

    def __init__(self, lines: list[str], blocks: list[SyntaxTreeNode]):
        self.lines = lines
        self.blocks = blocks
        self.entries: list[Entry] = []
        self.rows_follow = self._rows_follow()
        number = 0
        while number < len(blocks):
            number += self._take(number)

    def _rows_follow(self) -> list[bool]:
        """For each block: does a paragraph with a time come after it, before the next heading?"""
        follows = [False] * len(self.blocks)
        for number in range(len(self.blocks) - 2, -1, -1):
            below = self.blocks[number + 1]
            is_row = below.type == "paragraph" and tells_a_time(below.children[0].content)
            follows[number] = is_row or (below.type != "heading" and follows[number + 1])
        return follows

    def _take(self, number: int) -> int:
        """Reads a block, and says how many it read with it."""
        block = self.blocks[number]
        if block.type == "heading":
            return self._heading(number)
        if block.type == "paragraph":
            return self._paragraph(number)
        if block.type in LISTS:
            self._list(block)
        elif block.type == "blockquote":
            self.entries.extend(self._within(block.children))
        elif (table := table_in(block)) is not None:
            self.entries.extend(entries_of(table))
        return 1

    def _within(self, blocks: list[SyntaxTreeNode]) -> list[Entry]:
        return Walk(self.lines, blocks).entries

    def _heading(self, number: int) -> int:
        block = self.blocks[number]
        found = stamp_at_start(block.children[0].content)
        if found is None:
            return 1
        stamp, rest = found
        body = self._body(number)
        has_words = not stamp.has_date or stamp.has_time or not is_remark(rest)
        is_above_rows = self._holds_rows(body) or (not has_words and self._is_followed_by_rows(number))
        if is_above_rows or not (has_words or body):
            start, end = block.map or (0, 0)
            self.entries.append(Entry(stamp, "", start, end, is_day=True, zone=zone_in(rest)))
            return 1
        self._heading_row(stamp, rest, block, body)
        return 1 + len(body)

    def _body(self, number: int) -> list[SyntaxTreeNode]:
        """What stands below a heading, until the next one of its rank or with a time of its own."""
        heading, below = self.blocks[number], range(number + 1, len(self.blocks))
        end = next((n for n in below if _closes(self.blocks[n], heading)), len(self.blocks))
        return self.blocks[number + 1 : end]

    def _holds_rows(self, body: list[SyntaxTreeNode]) -> bool:
        return any(entry.stamp.has_time and not entry.is_day for entry in self._within(body))

    def _is_followed_by_rows(self, number: int) -> bool:
        below = (self.blocks[n] for n in range(number + 1, len(self.blocks)))
        following = next((block for block in below if block.type == "heading"), None)
        found = stamp_at_start(following.children[0].content) if following else None
        return found is not None and found[0].has_time and not found[0].has_date

    def _heading_row(self, stamp: Stamp, rest: str, block: SyntaxTreeNode, body: list[SyntaxTreeNode]) -> None:
        start, below = block.map or (0, 0)
        last = (body[-1].map or (0, below))[1] if body else below
        told = "\n".join(self.lines[below:last]).strip()
        self.entries.append(Entry(stamp, "\n\n".join(filter(None, (rest.strip(), told))), start, last))

    def _paragraph(self, number: int) -> int:
        block = self.blocks[number]
        start, _ = block.map or (0, 0)
        lines = block.children[0].content.split("\n")
        if are_rows(lines):
            self.entries.extend(entries_of(Table.of_lines(lines, start)))
            return 1
        found = list(line_entries(lines, start))
        self.entries.extend(found)
        return 1 + (self._attach_what_is_below(number + 1) if found else 0)

    def _attach_what_is_below(self, first: int) -> int:
        """A list, output or a picture below a row that is a paragraph belongs to it. Says how many blocks that were."""
        row, end = self.entries[-1], first
        is_bare = row.stamp.has_time and not row.text
        while end < len(self.blocks) and self._goes_on(end, is_bare):
            end += 1
        if end == first or (row.is_day and not is_bare):
            return 0
        start, last = (self.blocks[first].map or (0, 0))[0], (self.blocks[end - 1].map or (0, 0))[1]
        row.text = "\n\n".join(filter(None, (row.text, "\n".join(self.lines[start:last]).strip("\n"))))
        row.end = last
        return end - first

    def _goes_on(self, number: int, is_bare: bool) -> bool:
        """Does this block go on with the row above? A paragraph does if more rows follow, or if the row is bare."""
        block = self.blocks[number]
        if block.type in ("heading", "hr"):
            return False
        if block.type == "paragraph":
            return (is_bare or self.rows_follow[number]) and not tells_a_time(block.children[0].content)
        return not self._within([block])

    def _list(self, block: SyntaxTreeNode) -> None:
        found = list(entries_of_list(block, self.lines))
        if found:
            self._attach_what_is_above(block)
        self.entries.extend(found)

    def _attach_what_is_above(self, block: SyntaxTreeNode) -> None:
        """Output and pictures between two lists of rows belong to the row above them."""
        start = (block.map or (0, 0))[0]
        if not self.entries or self.entries[-1].is_day:
            return
        row = self.entries[-1]
        between = "\n".join(self.lines[row.end : start]).strip("\n")
        if between.strip() and not BREAK.search(between):
            row.text, row.end = f"{row.text}\n\n{between}", start


def _closes(block: SyntaxTreeNode, heading: SyntaxTreeNode) -> bool:
    if block.type != "heading":
        return False
    return block.tag <= heading.tag or stamp_at_start(block.children[0].content) is not None
