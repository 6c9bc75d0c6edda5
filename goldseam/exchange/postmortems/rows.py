"""The moments of a timeline, from tables, lists, headings, paragraphs and plain lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from markdown_it.tree import SyntaxTreeNode

from goldseam.exchange.postmortems.source import blocks_of
from goldseam.exchange.postmortems.tables import Table, table_in
from goldseam.exchange.postmortems.times import Stamp, stamp_at_end, stamp_at_start, zone_in
from goldseam.exchange.postmortems.vocabulary import means, words
from goldseam.exchange.postmortems.words import folded, plain

MARKER = re.compile(r"^\s*(?:[-*+]|\d{1,9}[.)])(?:\s+|$)(?:\[[ xX]\]\s+)?")
BOX = re.compile(r"^\[[ xX✓✔]\]\s+")
LISTS = ("bullet_list", "ordered_list")


@dataclass
class Entry:
    """A moment on its way: its time as it was written, and the lines of the section that tell of it."""

    stamp: Stamp
    text: str
    start: int
    end: int
    zone: str = ""
    # A date that stands above the rows that it is for, and is none itself.
    is_day: bool = False
    # "First detected 10:15": a name with a time behind it.
    is_milestone: bool = False


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
            self._table(table)
        return 1

    # Headings

    def _heading(self, blocks: list[SyntaxTreeNode], number: int) -> int:
        block = blocks[number]
        found = stamp_at_start(block.children[0].content)
        if found is None:
            return 1
        stamp, rest = found
        body = self._body(blocks, number)
        has_words = not stamp.has_date or stamp.has_time or not _is_remark(rest)
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
            self._table(Table.of_lines(lines, start))
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
        is_day = not stamp.has_time and _is_remark(rest)
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
        is_day = bool(item.found) and not stamp.has_time and _is_remark(text)
        self.entries.append(Entry(stamp, text.strip(), item.start, item.end, is_day=is_day, is_milestone=item.is_milestone))

    def _attach_between(self, block: SyntaxTreeNode) -> None:
        """Output and pictures between two lists of rows belong to the row above them."""
        start = (block.map or (0, 0))[0]
        if not self.entries or self.entries[-1].is_day:
            return
        row = self.entries[-1]
        between = "\n".join(self.lines[row.end : start]).strip("\n")
        if between.strip() and not re.search(r"^\s{0,3}(?:#{1,6}\s|\*\*[^*]+\*\*:?\s*$|-{3,}\s*$)", between, re.M):
            row.text, row.end = f"{row.text}\n\n{between}", start

    # Tables

    def _table(self, table: Table) -> None:
        columns = TimeColumns(table)
        if not columns.times:
            return
        for number, cells in table.rows:
            self._table_row(columns, number, cells)

    def _table_row(self, columns: "TimeColumns", number: int, cells: list[str]) -> None:
        stamp, rest = columns.stamp_of(cells)
        text = "\n".join(filter(None, (rest, columns.text_of(cells))))
        if stamp is None and not text:
            return
        if not text:
            if stamp and stamp.has_date and not stamp.has_time:
                self.entries.append(Entry(stamp, "", number, number + 1, is_day=True))
            return
        if _is_template(text, stamp):
            return
        self.entries.append(Entry(stamp or Stamp(), text, number, number + 1, zone=columns.zone))

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


def _is_remark(text: str) -> bool:
    """Nothing, or only something in brackets: a date with "(all times UTC)" behind it."""
    return not re.sub(r"\([^()]*\)", "", plain(text)).strip(" :–-.")


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


def _is_template(text: str, stamp: Stamp | None) -> bool:
    """A row that nobody filled in: "2024-03-13 HH:mm | Short event description."."""
    said = folded(text)
    if not said:
        return not re.search(r"[^\W_]", text)
    vague = stamp is None or not stamp.has_time
    return vague and (said in words("words", "template") or bool(re.fullmatch(r"[\[<{(][^\[\]<>{}()]*[\]>})]", text.strip())))


class TimeColumns:
    """Which columns of a table hold the time and which tell what happened."""

    def __init__(self, table: Table):
        self.table = table
        self.times = self._times()
        self.zone = next(filter(None, (self._zone(table.heads[n]) for n in self.times if n < len(table.heads))), "")
        self.numbers = {n for n, head in enumerate(table.heads) if n not in self.times and means(head, "columns", "number")}

    @staticmethod
    def _zone(head: str) -> str:
        return zone_in(plain(head), said="")

    def _times(self) -> list[int]:
        named = [n for n, head in enumerate(self.table.heads) if self._names_a_time(head)]
        stamped = [n for n in range(self.table.width) if self._share_stamped(n) >= 0.5]
        return [n for n in named if n in stamped or self._share_stamped(n) > 0] or stamped[:1]

    def _names_a_time(self, head: str) -> bool:
        return means(head, "columns", "time") or means(re.sub(r"\b[A-Z]{2,4}\b|\bin\b", "", plain(head)), "columns", "time")

    def _share_stamped(self, column: int) -> float:
        cells = [self._cell(column, cells) for _, cells in self.table.rows if column < len(cells) and cells[column].strip()]
        return sum(stamp_at_start(cell) is not None for cell in cells) / len(cells) if cells else 0

    def stamp_of(self, cells: list[str]) -> tuple[Stamp | None, str]:
        """The time of a row. A day and an hour in two columns are one time; a second hour is kept as text."""
        said = [self._cell(n, cells) for n in self.times if n < len(cells) and cells[n].strip()]
        found = [one for one in map(stamp_at_start, said) if one]
        if not found:
            return (Stamp(written=plain(said[0])), "") if said else (None, "")
        dated = next((stamp for stamp, _ in found if stamp.has_date), None)
        timed = next((stamp for stamp, _ in found if stamp.has_time), None)
        rest = "\n".join(filter(None, (rest for _, rest in found)))
        if dated is None or timed is None or dated is timed:
            return self._in_year(timed or dated or found[0][0]), rest
        written = f"{dated.written} {timed.written}"
        whole = replace(timed, year=dated.year, month=dated.month, day=dated.day, either=dated.either, written=written)
        return self._in_year(whole), rest

    def _cell(self, column: int, cells: list[str]) -> str:
        """What stands in a column of hours: "1745" is an hour only there."""
        cell = cells[column].strip()
        found = re.fullmatch(r"([01]\d|2[0-3])([0-5]\d)(?:\s?(?:hrs?|h|hours))?", cell)
        is_hour = found and column < len(self.table.heads) and means(self.table.heads[column], "columns", "hour")
        return f"{found[1]}:{found[2]}" if found and is_hour else cell

    def _in_year(self, stamp: Stamp) -> Stamp:
        """The head of a column may name the year: "Date (2021)"."""
        years = re.findall(r"\b(?:19|20)\d\d\b", " ".join(self.table.heads))
        return replace(stamp, year=int(years[0])) if years and stamp.has_date and not stamp.year else stamp

    def text_of(self, cells: list[str]) -> str:
        """What happened; the cells of further columns follow in brackets, with the head of their column."""
        others = [n for n in range(len(cells)) if n not in self._told(cells) and n not in self.numbers and cells[n].strip()]
        main = next((n for n in others if n < len(self.table.heads) and means(self.table.heads[n], "columns", "event")), None)
        main = main if main is not None else max(others, key=self._length, default=None)
        if main is None:
            return ""
        return " ".join([cells[main].strip(), *(self._aside(n, cells[n].strip()) for n in others if n != main)])

    def _told(self, cells: list[str]) -> set[int]:
        """The columns that the time of the row was read from; the same hour in another zone is none of them."""
        timed = [n for n in self.times if n < len(cells) and (found := stamp_at_start(self._cell(n, cells))) and found[0].has_time]
        return set(self.times) - set(timed[1:])

    def _length(self, column: int) -> int:
        return sum(len(cells[column]) for _, cells in self.table.rows if column < len(cells))

    def _aside(self, column: int, cell: str) -> str:
        head = plain(self.table.heads[column]) if column < len(self.table.heads) else ""
        return f"({head}: {cell})" if head else f"({cell})"


def rows_of(entries: list[Entry]) -> Iterator[Entry]:
    return (entry for entry in entries if not entry.is_day)
