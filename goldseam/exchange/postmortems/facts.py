"""What a document says about itself below its title: "Severity: 2", "**Duration**: 3 h", a table of two columns."""

import re
from collections.abc import Iterator, Sequence

from goldseam.exchange.postmortems.document import Fact
from goldseam.exchange.postmortems.entries import Entry
from goldseam.exchange.postmortems.parts import Part
from goldseam.exchange.postmortems.source import blocks_of
from goldseam.exchange.postmortems.tables import table_in
from goldseam.exchange.postmortems.times import stamp_at_start, zone_in
from goldseam.exchange.postmortems.words import folded, plain

KEY = r"[*_]{0,2}[^\W\d_][^:\n|`\[\]()*_]{0,38}?[*_]{0,2}"
KEY_AND_VALUE = re.compile(rf"^\s*(?:[-*+>]\s+)*(?P<key>{KEY})\s*[:：](?=[\s*_])[*_]{{0,2}}[ \t]*(?P<value>\S.*)$")
LONGEST = 300


def facts_in(parts: Sequence[Part]) -> Iterator[Fact]:
    for part in parts:
        if part.level == 0 or part.kind == "facts":
            told = [*_pairs(part.text)]
            yield from told or _of_section(part)
        elif part.kind == "people":
            yield from _of_section(part)


def all_facts(text: str) -> bool:
    """Are there only facts, and remarks about the times, above the first section?"""
    lines = [line for line in text.splitlines() if re.search(r"\w", line)]
    tells = "|" in text and any(_from_tables(text))
    return bool(lines) and all(KEY_AND_VALUE.match(line) or zone_in(line) or (tells and "|" in line) for line in lines)


def milestones(entries: Sequence[Entry]) -> Iterator[Fact]:
    """ "First detected 10:15" is a fact about the whole, where the timeline is told elsewhere."""
    return (Fact(plain(entry.text), entry.stamp.written) for entry in entries if entry.is_milestone)


def _of_section(part: Part) -> Iterator[Fact]:
    """A heading with a single line below it is a name with its value."""
    text = re.sub(r"^[-*+]\s+", "", plain(part.text))
    if part.heading and text and "\n" not in text and len(text) <= LONGEST:
        yield Fact(part.heading, text)


def _pairs(text: str) -> Iterator[Fact]:
    for line in text.splitlines():
        found = KEY_AND_VALUE.match(line)
        if (
            found
            and len(found["key"].split()) <= 5
            and not stamp_at_start(found["key"])
            and len(found["value"]) <= LONGEST
            and "//" not in found["value"][:2]
        ):
            yield Fact(plain(found["key"]).strip(), plain(found["value"]).strip())
    if "|" in text or "<t" in text:
        yield from _from_tables(text)


def _from_tables(text: str) -> Iterator[Fact]:
    lines = text.splitlines()
    for block in blocks_of("\n".join(lines))[0]:
        table = table_in(block)
        if table is None or table.width != 2:
            continue
        for _, cells in [(0, table.heads), *table.rows]:
            if len(cells) == 2 and folded(cells[0]) and plain(cells[1]):
                yield Fact(plain(cells[0]).rstrip(": "), plain(cells[1]))
