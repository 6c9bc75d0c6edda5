"""Which column says what: proposed from its name and from what stands in it; people may choose others."""

import re
from dataclasses import dataclass

from goldseam.measurements.series_kind import HAS_OF, SeriesKind
from goldseam.measurements.tables.amounts import amount_in, parts_in
from goldseam.measurements.tables.grid import Grid
from goldseam.measurements.tables.moments import is_moment

SOME = 60
NAMES = {
    "when": r"date|day|week|month|when|time|timestamp|datetime|at|datum|tag|woche|monat|zeit(punkt)?",
    "clock": r"time|clock|hour|uhrzeit|zeit",
    "amount": r"value|amount|count|number|x|y|how many|errors?|events?|cases|wert|anzahl|menge|zahl|ist",
    "of": r"of|out of|total|all|exposure|opportunit(y|ies)|denominator|of which|n|von|gesamt|insgesamt|nenner",
    "note": r"notes?|comments?|remarks?|text|why|notiz|kommentar|bemerkung(en)?",
}
_A_CLOCK = re.compile(r"\s*\d{1,2}:\d{2}(:\d{2})?\s*([ap]m)?\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Columns:
    """The place of each, from 0; None where there is none."""

    when: int | None = None
    amount: int | None = None
    of: int | None = None
    note: int | None = None
    clock: int | None = None

    def missing(self, series) -> list[str]:
        """What has to be there and is not."""
        needed = ["when"] + ([] if series.kind == SeriesKind.TIME_BETWEEN else ["amount"])
        return [name for name in needed if getattr(self, name) is None]


def propose(grid: Grid, series) -> Columns:
    """The likeliest columns."""
    finding = _Finding(grid)
    when = finding.take("when", lambda place: finding.share(place, is_moment), least=0.5)
    clock = finding.take("clock", lambda place: finding.share(place, _is_clock), least=0.8)
    amount = of = None
    if series.kind != SeriesKind.TIME_BETWEEN:
        amount = finding.take("amount", lambda place: finding.share(place, _is_amount), least=0.5)
    if series.kind in HAS_OF:
        of = finding.take("of", lambda place: finding.share(place, _is_amount), least=0.5)
    note = finding.take("note", lambda place: 1.0 - finding.share(place, _is_amount), least=0.5)
    return Columns(when, amount, of, note, clock)


class _Finding:
    """Columns that are not taken yet, and what stands in the first rows of each."""

    def __init__(self, grid: Grid):
        self.grid = grid
        self.free = list(range(grid.width))
        self.some = {place: grid.column(place)[:SOME] for place in self.free}

    def share(self, place: int, looks_right) -> float:
        cells = self.some[place]
        return sum(bool(looks_right(cell)) for cell in cells) / len(cells) if cells else 0.0

    def take(self, name: str, score, least: float) -> int | None:
        """The first column of that name; else the first that looks like it and has no other name."""
        fitting = [place for place in self.free if score(place) >= least]
        named = [place for place in fitting if self._is_named(place, name)]
        unnamed = [place for place in fitting if not any(self._is_named(place, other) for other in NAMES)]
        found = next(iter([*named, *unnamed, *fitting]), None)
        if found is not None:
            self.free.remove(found)
        return found

    def _is_named(self, place: int, name: str) -> bool:
        head = self.grid.head[place].strip().lower() if place < len(self.grid.head) else ""
        return bool(re.fullmatch(NAMES[name], re.sub(r"\s*\(.*\)$", "", head)))


def _is_clock(cell: str) -> bool:
    return bool(_A_CLOCK.fullmatch(cell))


def _is_amount(cell: str) -> bool:
    parts = parts_in(cell)
    return amount_in(parts[0] if parts else cell) is not None
