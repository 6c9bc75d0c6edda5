"""What stands in each column, looked at as a whole: how much, which values, which days, which words for empty."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field

from goldseam.exchange.logs import days
from goldseam.exchange.logs.names import is_name
from goldseam.exchange.logs.words import is_empty

MOST_VALUES = 3_000  # Different values that are counted; of more, only that they are many is known.
KEPT = 60
TRIED = 300
LONG = 200
MARKS = [";", "\n", "|", ","]
_NUMBER = re.compile(r"[-+]?\d[\d.,\s]*%?")
_MAIL = re.compile(r"\S+@\S+\.\w+")


@dataclass
class Column:
    """One column. `values` and `parts` are the most frequent, with how often; `mark` parts the entries of a list."""

    name: str
    filled: int = 0
    empties: dict = field(default_factory=dict)
    values: list = field(default_factory=list)
    parts: list = field(default_factory=list)
    distinct: int = 0
    is_unique: bool = False
    mean: float = 0
    longest: int = 0
    numbers: int = 0
    mails: int = 0
    names: int = 0
    clocks: int = 0
    serials: int = 0
    mark: str = ""
    days: dict = field(default_factory=dict)

    @classmethod
    def of(cls, facts: dict) -> "Column":
        return cls(**{name: facts[name] for name in cls.__dataclass_fields__ if name in facts})

    def as_json(self) -> dict:
        return asdict(self)

    @property
    def is_days(self) -> bool:
        return self.days.get("read", 0) >= 0.6 * max(1, self.filled)

    @property
    def is_clocks(self) -> bool:
        return self.clocks >= 0.8 * max(1, self.filled)

    @property
    def is_serials(self) -> bool:
        """Days as sheets count them."""
        return self.serials >= 0.9 * max(1, self.filled)

    @property
    def is_numbers(self) -> bool:
        return self.numbers >= 0.9 * max(1, self.filled)

    @property
    def order(self) -> str:
        """Whether the day or the month stands first, as the column shows by itself; open where it must be asked."""
        first, second = self.days.get(days.DAY, 0), self.days.get(days.MONTH, 0)
        if bool(first) != bool(second):
            return days.DAY if first else days.MONTH
        return days.OPEN if first or self.days.get(days.OPEN) else ""

    @property
    def has_days_alone(self) -> bool:
        """Midnight everywhere means days without a time."""
        timed = self.days.get("timed", 0)
        return timed == self.days.get("midnight", 0)

    @property
    def sample(self) -> list[str]:
        return [value for value, _count in self.values[:3]]


class Looking:
    """A column that is being looked at, cell by cell."""

    def __init__(self, name: str):
        self.column = Column(name)
        self.values: Counter[str] = Counter()
        self.empties: Counter[str] = Counter()
        self.days: Counter[str] = Counter()
        self.letters = 0

    def see(self, cell: str) -> None:
        text = cell.strip()
        if not text:
            return
        if is_empty(text):
            self.empties[text] += 1
            return
        column = self.column
        column.filled += 1
        self.letters += len(text)
        column.longest = max(column.longest, len(text))
        if text in self.values or len(self.values) < MOST_VALUES:
            self.values[text] += 1
        if column.filled <= TRIED:
            self._try(text)
        if column.filled <= TRIED or self.days["read"] >= 0.5 * TRIED:
            self._see_day(text)

    def done(self) -> Column:
        column, filled = self.column, max(1, self.column.filled)
        column.mean, column.distinct = self.letters / filled, len(self.values)
        column.is_unique = len(self.values) == min(column.filled, MOST_VALUES) and column.filled > 1
        for name in ("numbers", "mails", "names", "clocks", "serials"):  # Judged by the first, told of all.
            setattr(column, name, getattr(column, name) * filled // min(filled, TRIED))
        column.empties, column.days = dict(self.empties.most_common(KEPT)), dict(self.days)
        column.mark = mark_of(self.values)
        column.values = [[value[:LONG], count] for value, count in self.values.most_common(KEPT)]
        column.parts = [[part[:LONG], count] for part, count in parts_of(self.values, column.mark).most_common(KEPT)]
        return column

    def _try(self, text: str) -> None:
        column = self.column
        column.numbers += bool(_NUMBER.fullmatch(text))
        column.mails += bool(_MAIL.fullmatch(text))
        column.names += is_name(text)
        column.clocks += len(text) <= 12 and days.time_in(text) is not None and not days.seen(text)
        column.serials += days.serial(text) is not None

    def _see_day(self, text: str) -> None:
        seen = days.seen(text)
        if seen is None:
            return
        told = self.days
        told["read"] += 1
        told[seen.first] += 1
        if seen.at is not None:
            told["timed"] += 1
            told["midnight"] += not (seen.at.hour or seen.at.minute or seen.at.second)
        told["zoned"] += bool(seen.zone)


def profile_of(names: list[str], rows: Iterable[tuple[int, list[str]]]) -> tuple[int, list[Column]]:
    """How many rows there are, and what stands in their columns."""
    looking = [Looking(name) for name in names]
    count = 0
    for _number, cells in rows:
        count += 1
        for one, cell in zip(looking, cells, strict=False):
            one.see(cell)
    return count, [one.done() for one in looking]


def mark_of(values: Counter) -> str:
    """What parts the entries of lists, where cells hold lists whose entries come again in other cells."""
    return next((mark for mark in MARKS if _parts(values, mark)), "")


def parts_of(values: Counter, mark: str) -> Counter:
    parts: Counter[str] = Counter()
    for value, count in values.items():
        for part in split(value, mark):
            parts[part] += count
    return parts


def split(value: str, mark: str) -> list[str]:
    """The entries of a cell, each once."""
    pieces = value.split(mark) if mark else [value]
    return list(dict.fromkeys(" ".join(piece.split()) for piece in pieces if piece.strip()))


def _parts(values: Counter, mark: str) -> bool:
    lists = [value for value in values if mark in value]
    if not lists:
        return False
    alone: Counter[str] = Counter(part for value in values for part in split(value, mark))
    pieces = [part for value in lists for part in split(value, mark)]
    again = sum(alone[part] > 1 for part in pieces)
    is_short = sum(len(part) <= 60 for part in pieces) >= 0.95 * len(pieces)
    ends = mark == ";" and sum(value.endswith(";") for value in values) >= 0.8 * len(values)
    return ends or (is_short and again >= 0.7 * len(pieces) and len(alone) <= max(60, len(values)))
