"""The moments of a timeline, from tables, lists, headings, paragraphs and plain lines."""

import re

from markdown_it.tree import SyntaxTreeNode

from goldseam.exchange.postmortems.entries import Entry
from goldseam.exchange.postmortems.items import LISTS, Item
from goldseam.exchange.postmortems.source import blocks_of
from goldseam.exchange.postmortems.stamps import Stamp
from goldseam.exchange.postmortems.tables import Table, table_in
from goldseam.exchange.postmortems.times import stamp_at_start, zone_in
from goldseam.exchange.postmortems.timetables import entries_of
from goldseam.exchange.postmortems.words import plain


def entries_in(text: str, references: dict | None = None) -> list[Entry]:
    """The rows and the dates between them, in the order of the text."""
    return Walk(text, references).entries


class Walk:
    """Goes through the blocks of a section and keeps what tells of a moment."""

    def __init__(self, text: str, references: dict | None = None):
        self.lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        blocks, _ = blocks_of("\n".join(self.lines), references)
        self.entries: list[Entry] = []
        self._through(blocks)
        if not self._rows():
            self._through_code(blocks)

    def _rows(self) -> list[Entry]:
        return [entry for entry in self.entries if not entry.is_day]

    def _through(self, blocks: list[SyntaxTreeNode]) -> None:
        number = 0
        while number < len(blocks):
            number += self._take(blocks, number)

    def _take(self, blocks: list[SyntaxTreeNode], number: int) -> int:
        """Reads a block, and says how many it read with it."""
        block = blocks[number]
        if block.type == "heading":
            return self._heading(blocks, number)
        if block.type == "paragraph":
            return self._paragraph(blocks, number)
        if block.type in LISTS:
            self._list(block)
        elif block.type == "blockquote":
            self._through(block.children)
        elif (table := table_in(block, self.lines)) is not None:
            self.entries.extend(entries_of(table))
        return 1

    # Headings

    def _heading(self, blocks: list[SyntaxTreeNode], number: int) -> int:
        block = blocks[number]
        found = stamp_at_start(block.children[0].content)
        if found is None:
            return 1
        stamp, rest = found
        body = self._body(blocks, number)
        has_words = not stamp.has_date or stamp.has_time or not is_remark(rest)
        is_above_rows = self._holds_rows(body) or (not has_words and self._is_followed_by_rows(blocks, number))
        if is_above_rows or not (has_words or body):
            self._day(stamp, block, rest)
            return 1
        self._heading_row(stamp, rest, block, body)
        return 1 + len(body)

    def _body(self, blocks: list[SyntaxTreeNode], number: int) -> list[SyntaxTreeNode]:
        """What stands below a heading, until the next one of its rank or with a time of its own."""
        rest = blocks[number + 1 :]
        end = next((n for n, other in enumerate(rest) if _closes(other, blocks[number])), len(rest))
        return rest[:end]

    def _heading_row(self, stamp: Stamp, rest: str, block: SyntaxTreeNode, body: list[SyntaxTreeNode]) -> None:
        start, below = block.map or (0, 0)
        last = (body[-1].map or (0, below))[1] if body else below
        told = "\n".join(self.lines[below:last]).strip()
        self.entries.append(Entry(stamp, "\n\n".join(filter(None, (rest.strip(), told))), start, last))

    def _holds_rows(self, body: list[SyntaxTreeNode]) -> bool:
        inner = Walk.__new__(Walk)
        inner.lines, inner.entries = self.lines, []
        inner._through(body)
        rows = inner._rows()
        return any(row.stamp.has_time for row in rows)

    def _is_followed_by_rows(self, blocks: list[SyntaxTreeNode], number: int) -> bool:
        following = next((b for b in blocks[number + 1 :] if b.type == "heading"), None)
        found = stamp_at_start(following.children[0].content) if following else None
        return found is not None and found[0].has_time and not found[0].has_date

    def _day(self, stamp: Stamp, block: SyntaxTreeNode, rest: str = "") -> None:
        start, end = block.map or (0, 0)
        self.entries.append(Entry(stamp, "", start, end, is_day=True, zone=zone_in(rest)))

    # Paragraphs

    def _paragraph(self, blocks: list[SyntaxTreeNode], number: int) -> int:
        block = blocks[number]
        start, _ = block.map or (0, 0)
        lines = block.children[0].content.split("\n")
        if all(line.lstrip().startswith("|") for line in lines) and len(lines) > 1:
            self.entries.extend(entries_of(Table.of_lines(lines, start)))
            return 1
        starts = [n for n, line in enumerate(lines) if _tells_a_time(line)]
        if not starts or (starts[0] > 0 and len(starts) < 2):
            return 1
        if len(starts) > 1 and not _are_lines_apart(lines, starts):
            starts = starts[:1] if starts[0] == 0 else []
        before = len(self.entries)
        for first, end in zip(starts, [*starts[1:], len(lines)], strict=False):
            self._lines_row(lines[first:end], start + first)
        return 1 + (self._attached(blocks, number + 1) if len(self.entries) > before else 0)

    def _lines_row(self, lines: list[str], start: int) -> None:
        found = stamp_at_start("\n".join(lines))
        if found is None:
            return
        stamp, rest = found
        rest = re.sub(r"^[ \t]*:[ \t]+", "", rest)
        is_day = not stamp.has_time and is_remark(rest)
        zone = zone_in(rest) if is_day else ""
        self.entries.append(Entry(stamp, rest.strip(), start, start + len(lines), zone=zone, is_day=is_day))

    def _attached(self, blocks: list[SyntaxTreeNode], first: int) -> int:
        """What stands below a row that is a paragraph, and belongs to it: its list, its output, its picture."""
        end = first
        row = self.entries[-1]
        alone = row.stamp.has_time and not row.text
        while end < len(blocks) and not self._begins_anew(blocks[end]):
            if blocks[end].type == "paragraph" and not alone and not self._more_rows_follow(blocks[end + 1 :]):
                break
            end += 1
        if end > first and not (row.is_day and not alone):
            start, last = (blocks[first].map or (0, 0))[0], (blocks[end - 1].map or (0, 0))[1]
            row.text = "\n\n".join(filter(None, (row.text, "\n".join(self.lines[start:last]).strip("\n"))))
            row.end = last
            return end - first
        return 0

    def _begins_anew(self, block: SyntaxTreeNode) -> bool:
        if block.type in ("heading", "hr"):
            return True
        if block.type == "paragraph":
            return _tells_a_time(block.children[0].content)
        inner = Walk.__new__(Walk)
        inner.lines, inner.entries = self.lines, []
        inner._through([block])
        return bool(inner.entries)

    def _more_rows_follow(self, blocks: list[SyntaxTreeNode]) -> bool:
        for block in blocks:
            if block.type == "heading":
                return False
            if block.type == "paragraph" and _tells_a_time(block.children[0].content):
                return True
        return False

    # Lists

    def _list(self, block: SyntaxTreeNode) -> None:
        items = [Item(item, self.lines) for item in block.children]
        plain_items = [item for item in items if not self._is_group(item)]
        stamped = [item for item in plain_items if item.found]
        # Among stamped entries one without a time is an entry too: "Before the incident", "unknown".
        everything = len(stamped) * 2 >= len(plain_items) and stamped
        self._attach_between(block)
        for item in items:
            if self._is_group(item):
                self._group(item)
            elif item.found or everything:
                self._item_row(item)

    def _is_group(self, item: "Item") -> bool:
        """A date or a phase with its rows nested below."""
        if not item.nested or (item.found and (item.found[0].has_time or item.lead_text)):
            return False
        return any(Item(child, self.lines).found for inner in item.nested for child in inner.children)

    def _group(self, item: "Item") -> None:
        if item.found:
            self.entries.append(Entry(item.found[0], "", item.start, item.start + 1, is_day=True))
        for inner in item.nested:
            self._list(inner)

    def _item_row(self, item: "Item") -> None:
        stamp, text = item.found or (Stamp(written=item.lead_label), item.without_label)
        is_day = bool(item.found) and not stamp.has_time and is_remark(text)
        self.entries.append(
            Entry(stamp, text.strip(), item.start, item.end, is_day=is_day, is_milestone=item.is_milestone)
        )

    def _attach_between(self, block: SyntaxTreeNode) -> None:
        """Output and pictures between two lists of rows belong to the row above them."""
        start = (block.map or (0, 0))[0]
        if not self.entries or self.entries[-1].is_day:
            return
        row = self.entries[-1]
        between = "\n".join(self.lines[row.end : start]).strip("\n")
        if between.strip() and not re.search(r"^\s{0,3}(?:#{1,6}\s|\*\*[^*]+\*\*:?\s*$|-{3,}\s*$)", between, re.M):
            row.text, row.end = f"{row.text}\n\n{between}", start

    # Code

    def _through_code(self, blocks: list[SyntaxTreeNode]) -> None:
        """A timeline in a block of code, one row a line."""
        for block in blocks:
            if block.type not in ("fence", "code_block"):
                continue
            start = (block.map or (0, 0))[0] + (block.type == "fence")
            lines = block.content.rstrip("\n").split("\n")
            starts = [n for n, line in enumerate(lines) if _tells_a_time(line.strip())]
            if len(starts) >= 2 and len(starts) * 2 >= len([line for line in lines if line.strip()]):
                for first, end in zip(starts, [*starts[1:], len(lines)], strict=False):
                    self._lines_row([line.strip() for line in lines[first:end]], start + first)


def is_remark(text: str) -> bool:
    """Nothing, or only something in brackets: a date with "(all times UTC)" behind it."""
    return not re.sub(r"\([^()]*\)", "", plain(text)).strip(" :–-.")


def _closes(block: SyntaxTreeNode, heading: SyntaxTreeNode) -> bool:
    if block.type != "heading":
        return False
    return block.tag <= heading.tag or stamp_at_start(block.children[0].content) is not None


def _tells_a_time(line: str) -> bool:
    found = stamp_at_start(line)
    return found is not None and (found[0].has_time or found[0].has_date or found[0].relative)


def _are_lines_apart(lines: list[str], starts: list[int]) -> bool:
    """Are these lines of their own, and no prose that happens to break before a time?"""
    broken = sum(lines[n - 1].endswith(("  ", "\\", "<br>", "<br/>")) or len(lines[n - 1]) < 60 for n in starts if n)
    return starts[0] == 0 or broken == len(starts) or len(starts) * 2 >= len(lines)
