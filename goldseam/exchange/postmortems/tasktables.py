"""Tables of actions: which column holds the action, and which the owner, the day, the state and the link."""

import re

from goldseam.exchange.postmortems.promises import is_empty
from goldseam.exchange.postmortems.tables import Table
from goldseam.exchange.postmortems.vocabulary import means
from goldseam.exchange.postmortems.words import folded, plain


class Columns:
    """Which column of a table is which."""

    NAMES = ("owner", "due", "state", "link")

    def __init__(self, table: Table):
        self.table = table
        self.named: dict[str, int] = {}
        for number, head in enumerate(table.heads):
            name = next((name for name in self.NAMES if means(head, "columns", name)), None)
            if name and name not in self.named:
                self.named[name] = number
        self.numbers = {n for n, head in enumerate(table.heads) if means(head, "columns", "number")}
        self.action = self._action()

    def _action(self) -> int | None:
        free = [n for n in range(self.table.width) if n not in self.named.values() and n not in self.numbers]
        heads = dict(enumerate(self.table.heads))
        named = [n for n in free if n in heads and means(heads[n], "columns", "action")]
        longest_first = sorted(named or free, key=self._length, reverse=True)
        best = min(named, key=self._rank) if named else None
        return best if best is not None else next(iter(longest_first), None)

    def _rank(self, column: int) -> tuple[bool, int]:
        return "action" not in folded(self.table.heads[column]), -self._length(column)

    def _length(self, column: int) -> int:
        return sum(len(cells[column]) for _, cells in self.table.rows if column < len(cells))

    @property
    def are_of_tasks(self) -> bool:
        heads = [folded(plain(head)) for head in self.table.heads]
        return any(re.search(r"\b(?:action|todo|task|follow up|massnahme|aufgabe)", head) for head in heads) and bool(
            {"owner", "due", "state"} & set(self.named)
        )

    def _named_cell(self, number: int, cell: str) -> str:
        head = plain(self.table.heads[number]) if number < len(self.table.heads) else ""
        return f"{head}: {cell}" if head else cell

    def cell(self, cells: list[str], name: str) -> str:
        number = self.named.get(name)
        return cells[number].strip() if number is not None and number < len(cells) else ""

    def main(self, cells: list[str]) -> str:
        return cells[self.action].strip() if self.action is not None and self.action < len(cells) else ""

    def text_of(self, cells: list[str]) -> str:
        """The action, and in brackets what further columns say of it, so that nothing is lost."""
        main = self.main(cells)
        if is_empty(main):
            return ""
        used = {
            self.action,
            *self.numbers,
            *(self.named[name] for name in self.named if name in ("owner", "state", "link")),
        }
        asides = [
            self._named_cell(number, cell.strip())
            for number, cell in enumerate(cells)
            if number not in used and cell.strip() and not is_empty(cell)
        ]
        return f"{main} ({'; '.join(asides)})" if asides else main
