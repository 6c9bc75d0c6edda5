"""The promises of a postmortem, from lists, tables, numbered headings and lines that begin with TODO or DONE."""

import re
from dataclasses import dataclass, replace

from markdown_it.tree import SyntaxTreeNode

from goldseam.exchange.postmortems.document import Action
from goldseam.exchange.postmortems.items import LISTS, Item
from goldseam.exchange.postmortems.moments import Calendar
from goldseam.exchange.postmortems.promises import (
    bracketed_owner,
    due_date,
    due_in,
    is_done,
    is_done_state,
    is_empty,
    is_name,
    link_in,
    owner_in,
    tidy_owner,
)
from goldseam.exchange.postmortems.source import blocks_of
from goldseam.exchange.postmortems.tables import Table, are_rows, table_in
from goldseam.exchange.postmortems.tasktables import Columns
from goldseam.exchange.postmortems.vocabulary import words
from goldseam.exchange.postmortems.words import folded, plain

BOX = re.compile(r"^\s*(?:[-*+]|\d{1,9}[.)])\s+\[(?P<tick>[ xX✓✔])\]\s+")
NUMBERED = re.compile(
    r"^\W{0,3}(?:(?:\d+|[A-Z]{1,3}-?\d+)[.):](?=\s)|#\d+|action(?: item)? \d+|TODO\b|DONE\b|\[[ xX]\]|AI-?\d+)", re.I
)
STATED = re.compile(r"^\W*(?:\*\*|__|\[|`)\s*(?P<state>[A-Za-z]+(?: [A-Za-z]+)?)\s*:?\s*(?:\*\*|__|\]|`)")


@dataclass
class Found:
    """An action on its way, with the lines of the section that tell of it."""

    action: Action
    start: int
    end: int


class Promises:
    """Goes through the blocks of a section that lists what will be done."""

    def __init__(self, text: str, references: dict, calendar: Calendar, group: str = ""):
        self.lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self.calendar = calendar
        self.blocks, self.references = blocks_of("\n".join(self.lines), references)
        self.group = group
        self.found: list[Found] = []

    def all(self) -> list[Found]:
        headings = [block for block in self.blocks if block.type == "heading"]
        if any(NUMBERED.match(plain(block.children[0].content)) for block in headings):
            self._headings(headings)
        if not self.found:
            for block in self.blocks:
                self._block(block)
        return self._with_bracketed_owners()

    def stated(self) -> list[Found]:
        """Only what says by itself that it is a task: paragraphs and items led by a bold TODO or DONE."""
        for block in self.blocks:
            if block.type == "paragraph":
                self._stated_paragraph(block)
        return self.found

    def tables(self) -> list[Found]:
        """Only tables whose columns are those of a list of tasks."""
        for block in self.blocks:
            table = table_in(block)
            if table is not None and Columns(table).are_of_tasks:
                self._table(table)
        return self.found

    def _block(self, block: SyntaxTreeNode) -> None:
        if block.type == "heading":
            self.group = plain(block.children[0].content).rstrip(": ")
        elif block.type == "paragraph":
            self._paragraph(block)
        elif block.type in LISTS:
            self._list(block, self.group)
        elif block.type == "blockquote":
            for inner in block.children:
                self._block(inner)
        elif (table := table_in(block)) is not None:
            self._table(table)

    def _headings(self, headings: list[SyntaxTreeNode]) -> None:
        """Headings with a number or a TODO are the actions themselves."""
        starts = [(block.map or (0, 0)) for block in headings]
        ends = [*(start for start, _ in starts[1:]), len(self.lines)]
        for block, (start, below), end in zip(headings, starts, ends, strict=True):
            said = block.children[0].content
            if not NUMBERED.match(plain(said)):
                self.group = plain(said)
                continue
            title = re.sub(r"^\W{0,3}\d+[.):]\s+", "", said)
            text = "\n\n".join(filter(None, (title, "\n".join(self.lines[below:end]).strip())))
            self._keep(text, said, start, end, self.group)

    def _paragraph(self, block: SyntaxTreeNode) -> None:
        content = block.children[0].content
        start, _ = block.map or (0, 0)
        lines = content.split("\n")
        if are_rows(lines):
            self._table(Table.of_lines(lines, start))
        elif re.fullmatch(r"(?:\*\*|__)[^*_]+(?:\*\*|__)\s*:?|[^\n.]{2,60}:", content.strip()):
            self.group = plain(content).rstrip(": ")
        elif re.match(r"^\s*\[[ xX]\]\s", content):
            self._boxes(lines, start)
        else:
            self._stated_paragraph(block)

    def _boxes(self, lines: list[str], start: int) -> None:
        """Boxes without bullets: "[ ] Add an alert"."""
        for number, line in enumerate(lines):
            found = re.match(r"^\s*\[(?P<tick>[ xX])\]\s+(?P<text>.*)$", line)
            if found:
                self._keep(
                    found["text"], found["text"], start + number, start + number + 1, self.group, found["tick"] in "xX"
                )

    def _stated_paragraph(self, block: SyntaxTreeNode) -> None:
        content = block.children[0].content
        found = STATED.match(content)
        start, end = block.map or (0, 0)
        if found and folded(found["state"]) in words("states", "open") | words("states", "done"):
            self._keep(content, content, start, end, self.group, folded(found["state"]) in words("states", "done"))

    def _list(self, block: SyntaxTreeNode, group: str) -> None:
        if self._was_meant_as_nested(block):
            self._add_to_last(block)
            return
        for node in block.children:
            item = Item(node, self.lines)
            box = BOX.match(self.lines[item.start]) if item.start < len(self.lines) else None
            if not box and self._is_label(item):
                for inner in item.nested:
                    self._list(inner, plain(item.lead).rstrip(": "))
            elif item.raw.strip():
                self._keep(item.raw, item.lead, item.start, item.end, group, box is not None and box["tick"] != " ")

    def _was_meant_as_nested(self, block: SyntaxTreeNode) -> bool:
        """Bullets below "1. …" that stand two spaces in, where Markdown asks for three."""
        start = (block.map or (0, 0))[0]
        if block.type != "bullet_list" or block.level or not self.found:
            return False
        above = self.found[-1]
        between = "".join(self.lines[above.end : start]).strip()
        return re.match(r"\s{0,3}\d+[.)]\s", self.lines[above.start]) is not None and not re.match(r"#|\*\*", between)

    def _add_to_last(self, block: SyntaxTreeNode) -> None:
        last, end = self.found[-1], (block.map or (0, 0))[1]
        more = "\n".join(self.lines[last.end : end]).strip("\n")
        last.action, last.end = replace(last.action, text=f"{last.action.text}\n{more}"), end

    def _is_label(self, item: Item) -> bool:
        """A team or a term of its own line, with its actions nested below: "Short term:"."""
        said = item.lead.strip()
        is_short = len(plain(said).split()) <= 5
        is_bold = re.fullmatch(r"(?:\*\*|__)[^*_]+(?:\*\*|__):?", said) is not None
        is_name = is_bold and len(plain(said).split()) <= 2
        return bool(item.nested) and is_short and (plain(said).endswith(":") or is_name)

    def _table(self, table: Table) -> None:
        columns = Columns(table)
        if columns.action is None:
            return
        for number, cells in table.rows:
            text = columns.text_of(cells)
            if not is_empty(text):
                self.found.append(Found(self._of_row(columns, cells, text), number, number + 1))

    def _of_row(self, columns: "Columns", cells: list[str], text: str) -> Action:
        owner, due, state = (columns.cell(cells, name) for name in ("owner", "due", "state"))
        link = columns.cell(cells, "link")
        return Action(
            text=text,
            owner=tidy_owner(owner)
            if is_name(tidy_owner(owner))
            else owner_in(columns.main(cells))
            if not owner
            else "",
            due=due_date(due, self.calendar) or due_in(due, self.calendar),
            done=is_done_state(state) if state else is_done(columns.main(cells)),
            link=link_in(link, self.references)
            or link_in(columns.main(cells), self.references)
            or (plain(link) if "-" in link else ""),
            group=self.group,
        )

    def _keep(self, text: str, said: str, start: int, end: int, group: str, done: bool = False) -> None:
        """`said` is the part of the text that may name an owner and a day."""
        if is_empty(said):
            return
        action = Action(
            text=_unstruck(text.strip()),
            owner=owner_in(said),
            due=due_in(said, self.calendar),
            done=done or is_done(said),
            link=link_in(text, self.references),
            group=group,
        )
        self.found.append(Found(action, start, end))

    def _with_bracketed_owners(self) -> list[Found]:
        """One "(Ana)" may be anything. Where most actions end so, it is who promised."""
        names = [bracketed_owner(found.action.text) for found in self.found]
        if sum(map(bool, names)) * 2 > len(names) and len(names) > 1:
            for found, name in zip(self.found, names, strict=True):
                if name and not found.action.owner:
                    found.action = replace(found.action, owner=name)
        return self.found


def _unstruck(text: str) -> str:
    found = re.fullmatch(r"~~((?:(?!~~).)+)~~", text, re.S)
    return found[1] if found else text
