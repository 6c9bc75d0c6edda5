"""Which sections give the timeline and the actions: those that say so, and otherwise those that look like it."""

from collections.abc import Iterator, Sequence

from goldseam.exchange.postmortems.actions import Found, Promises
from goldseam.exchange.postmortems.document import Action, Row
from goldseam.exchange.postmortems.entries import Entry
from goldseam.exchange.postmortems.moments import Calendar, rows_in
from goldseam.exchange.postmortems.parts import Part
from goldseam.exchange.postmortems.rows import entries_in
from goldseam.exchange.postmortems.times import zone_in
from goldseam.exchange.postmortems.vocabulary import kinds_of

# Times in these are evidence, work to come or people's words, and no account of what happened.
NEVER_A_TIMELINE = {
    "actions",
    "references",
    "lessons",
    "went_well",
    "went_badly",
    "lucky",
    "questions",
    "people",
    "facts",
}
AT_LEAST = 3


class Timelines:
    """The rows of all sections that tell what happened when; a timeline in several sections is one."""

    def __init__(self, parts: Sequence[Part], references: dict, calendar: Calendar):
        self.entries: dict[int, list[Entry]] = {}
        self._choose(parts, references)
        found = [
            (number, row, entry)
            for number in sorted(self.entries)
            for row, entry in self._rows(parts[number], number, calendar)
        ]
        self.rows = tuple(row for _, row, _ in found)
        self._lines: dict[int, list[tuple[int, int]]] = {}
        for number, _, entry in found:
            self._lines.setdefault(number, []).append((entry.start, entry.end))

    def taken(self, number: int) -> list[tuple[int, int]]:
        return self._lines.get(number, [])

    def _choose(self, parts: Sequence[Part], references: dict) -> None:
        named = {n: entries_in(part.text, references) for n, part in enumerate(parts) if "timeline" in part.kinds}
        told = {n: entries for n, entries in named.items() if _rows(entries)}
        full = {n: entries for n, entries in told.items() if not _are_milestones(entries)}
        self.entries = full or dict(self._implied(parts, references, named)) or told
        self.milestones = [entry for n, entries in told.items() if n not in self.entries for entry in _rows(entries)]

    @staticmethod
    def _implied(parts: Sequence[Part], references: dict, named: dict) -> Iterator[tuple[int, list[Entry]]]:
        """Lists of times under another heading, where no timeline is headed as such."""
        for number, part in enumerate(parts):
            if number in named or part.kind in NEVER_A_TIMELINE:
                continue
            entries = entries_in(part.text, references)
            timed = [entry for entry in _rows(entries) if entry.stamp.has_time and not entry.is_milestone]
            if len(timed) >= AT_LEAST and len(timed) * 2 >= len(_rows(entries)):
                yield number, entries

    def _rows(self, part: Part, number: int, calendar: Calendar) -> Iterator[tuple[Row, Entry]]:
        entries = self.entries[number]
        lines = part.text.split("\n")
        above = "\n".join(line for line in lines[: entries[0].start] if not line.lstrip().startswith(("|", "#", "```")))
        zone = zone_in(part.heading, said="") or zone_in(above)
        return rows_in(entries, calendar, f"{part.heading}\n\n{above}", zone)


def _rows(entries: list[Entry]) -> list[Entry]:
    return [entry for entry in entries if not entry.is_day]


def _are_milestones(entries: list[Entry]) -> bool:
    """Only names with a time behind them: "First detected 10:15", "Resolved 14:38"."""
    return all(entry.is_milestone for entry in _rows(entries))


def _group(part: Part) -> str:
    """The heading of what goes on after another section came between."""
    return "" if "actions" in kinds_of(part.heading) else part.heading


class Promised:
    """The actions of the sections that list them, or, where there is none, of what looks like tasks elsewhere."""

    def __init__(self, parts: Sequence[Part], references: dict, calendar: Calendar):
        named = {n: part for n, part in enumerate(parts) if part.kind == "actions"}
        named = named or {n: part for n, part in enumerate(parts) if "actions" in part.kinds}
        self.found: dict[int, list[Found]] = {
            n: Promises(part.text, references, calendar, _group(part)).all() for n, part in named.items()
        }
        if not named:
            self.found = dict(self._implied(parts, references, calendar))
        self.actions: tuple[Action, ...] = tuple(
            one.action for number in sorted(self.found) for one in self.found[number]
        )

    def taken(self, number: int) -> list[tuple[int, int]]:
        return [(one.start, one.end) for one in self.found.get(number, [])]

    @staticmethod
    def _implied(parts: Sequence[Part], references: dict, calendar: Calendar) -> Iterator[tuple[int, list[Found]]]:
        for number, part in enumerate(parts):
            tables = Promises(part.text, references, calendar).tables()
            stated = (
                Promises(part.text, references, calendar).stated()
                if part.kind in ("lessons", "conclusion", "went_badly")
                else []
            )
            if tables or stated:
                yield number, tables or stated
