"""Tables of a timeline: which columns hold the time, in which zone, and which tell what happened."""

import re
from collections.abc import Iterator
from dataclasses import replace

from goldseam.exchange.postmortems.entries import Entry
from goldseam.exchange.postmortems.stamps import Stamp
from goldseam.exchange.postmortems.tables import Table
from goldseam.exchange.postmortems.times import stamp_at_start, zone_in
from goldseam.exchange.postmortems.vocabulary import means, words
from goldseam.exchange.postmortems.words import folded, plain


def entries_of(table: Table) -> Iterator[Entry]:
    """The rows of a table that has a column of times."""
    columns = TimeColumns(table)
    for number, cells in table.rows if columns.times else ():
        stamp, rest = columns.stamp_of(cells)
        text = "\n".join(filter(None, (rest, columns.text_of(cells))))
        if not text and stamp and stamp.has_date and not stamp.has_time:
            yield Entry(stamp, "", number, number + 1, is_day=True)
        elif text and not _is_template(text, stamp):
            yield Entry(stamp or Stamp(), text, number, number + 1, zone=columns.zone)


def _is_template(text: str, stamp: Stamp | None) -> bool:
    """A row that nobody filled in: "2024-03-13 HH:mm | Short event description."."""
    said = folded(text)
    if not said:
        return not re.search(r"[^\W_]", text)
    vague = stamp is None or not stamp.has_time
    return vague and (
        said in words("words", "template") or bool(re.fullmatch(r"[\[<{(][^\[\]<>{}()]*[\]>})]", text.strip()))
    )


class TimeColumns:
    """Which columns of a table hold the time and which tell what happened."""

    def __init__(self, table: Table):
        self.table = table
        self.times = self._times()
        self.zone = next(filter(None, (self._zone(table.heads[n]) for n in self.times if n < len(table.heads))), "")
        self.numbers = {
            n for n, head in enumerate(table.heads) if n not in self.times and means(head, "columns", "number")
        }

    @staticmethod
    def _zone(head: str) -> str:
        return zone_in(plain(head), said="")

    def _times(self) -> list[int]:
        named = [n for n, head in enumerate(self.table.heads) if self._names_a_time(head)]
        stamped = [n for n in range(self.table.width) if self._share_stamped(n) >= 0.5]
        return [n for n in named if n in stamped or self._share_stamped(n) > 0] or stamped[:1]

    def _names_a_time(self, head: str) -> bool:
        return means(head, "columns", "time") or means(
            re.sub(r"\b[A-Z]{2,4}\b|\bin\b", "", plain(head)), "columns", "time"
        )

    def _share_stamped(self, column: int) -> float:
        cells = [
            self._cell(column, cells) for _, cells in self.table.rows if column < len(cells) and cells[column].strip()
        ]
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
        others = [
            n for n in range(len(cells)) if n not in self._told(cells) and n not in self.numbers and cells[n].strip()
        ]
        main = next(
            (n for n in others if n < len(self.table.heads) and means(self.table.heads[n], "columns", "event")), None
        )
        main = main if main is not None else max(others, key=self._length, default=None)
        if main is None:
            return ""
        return " ".join([cells[main].strip(), *(self._aside(n, cells[n].strip()) for n in others if n != main)])

    def _told(self, cells: list[str]) -> set[int]:
        """The columns that the time of the row was read from; the same hour in another zone is none of them."""
        timed = [
            n
            for n in self.times
            if n < len(cells) and (found := stamp_at_start(self._cell(n, cells))) and found[0].has_time
        ]
        return set(self.times) - set(timed[1:])

    def _length(self, column: int) -> int:
        return sum(len(cells[column]) for _, cells in self.table.rows if column < len(cells))

    def _aside(self, column: int, cell: str) -> str:
        head = plain(self.table.heads[column]) if column < len(self.table.heads) else ""
        return f"({head}: {cell})" if head else f"({cell})"
