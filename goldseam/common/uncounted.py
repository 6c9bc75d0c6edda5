"""A page of a long list that nobody has to count."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from goldseam.common.numbers import number_in

PAGE = 30
FURTHEST = 10_000  # Nobody reads on that far.


@dataclass(frozen=True)
class Uncounted:
    """`rows` are all of them, as a queryset or a list, of which one page is loaded."""

    rows: Any
    page: int = 1

    @classmethod
    def of(cls, rows, given) -> "Uncounted":
        return cls(rows, min(max(number_in(given.get("page", "")) or 1, 1), FURTHEST))

    @property
    def shown(self) -> list:
        return self._found[:PAGE]

    @property
    def is_on(self) -> bool:
        return self.page > 1

    @property
    def more(self) -> str:
        return f"page={self.page + 1}" if len(self._found) > PAGE else ""

    @property
    def first(self) -> int:
        return (self.page - 1) * PAGE

    @cached_property
    def _found(self) -> list:
        return list(self.rows[self.first : self.first + PAGE + 1])
