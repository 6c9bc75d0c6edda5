"""Tables, whether Markdown knows them as such, or they are HTML, or only lines with bars."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

from markdown_it.tree import SyntaxTreeNode

BREAK = re.compile(r"<br\s*/?>", re.I)


@dataclass(frozen=True)
class Table:
    """The heads of the columns, and the cells of each row with the line that the row stands on."""

    heads: list[str]
    rows: list[tuple[int, list[str]]]

    @property
    def width(self) -> int:
        return max([len(self.heads), *(len(cells) for _, cells in self.rows)], default=0)

    @classmethod
    def of_lines(cls, lines: list[str], start: int) -> "Table":
        """Lines with bars and without the line of dashes that would make them a table."""
        rows = [(start + number, _cells(line)) for number, line in enumerate(lines)]
        return cls([], [(number, cells) for number, cells in rows if any(re.search(r"\w", cell) for cell in cells)])


def are_rows(lines: list[str]) -> bool:
    """Lines with bars that Markdown takes for a paragraph."""
    return len(lines) > 1 and all(line.lstrip().startswith("|") for line in lines)


def table_in(block: SyntaxTreeNode) -> Table | None:
    if block.type == "table":
        return _markdown_table(block)
    if block.type == "html_block" and "<td" in block.content.lower():
        return _html_table(block)
    return None


def _markdown_table(block: SyntaxTreeNode) -> Table:
    rows = [row for part in block.children for row in part.children]
    heads, *body = [(row.map or (0, 0), [_content(cell) for cell in row.children]) for row in rows]
    return Table(heads[1], [(place[0], cells) for place, cells in body])


def _content(cell: SyntaxTreeNode) -> str:
    return BREAK.sub("\n", cell.children[0].content).strip() if cell.children else ""


def _cells(line: str) -> list[str]:
    return [BREAK.sub("\n", cell).strip() for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]


def _html_table(block: SyntaxTreeNode) -> Table:
    reader = _Rows((block.map or (0, 0))[0])
    reader.feed(block.content)
    reader.close()
    rows = [row for row in reader.rows if any(cell.strip() for cell in row[1])]
    heads = rows.pop(0)[1] if rows and (reader.has_heads or len(rows) > 1) else []
    return Table(heads, rows)


class _Rows(HTMLParser):
    """The cells of an HTML table as text."""

    def __init__(self, start: int):
        super().__init__()
        self.start = start
        self.rows: list[tuple[int, list[str]]] = []
        self.has_heads = False
        self.is_in_cell = False

    def handle_starttag(self, tag, attrs):
        if tag == "tr":
            self.rows.append((self.start + self.getpos()[0] - 1, []))
        elif tag in ("td", "th") and self.rows:
            self.rows[-1][1].append("")
            self.is_in_cell = True
            self.has_heads = self.has_heads or tag == "th"
        elif tag in ("br", "p", "li", "div") and self.is_in_cell:
            self.handle_data("\n")

    def handle_endtag(self, tag):
        if tag in ("td", "th", "tr"):
            self.is_in_cell = False

    def handle_data(self, data):
        if self.is_in_cell and self.rows and self.rows[-1][1]:
            self.rows[-1][1][-1] = (self.rows[-1][1][-1] + data).lstrip()
