"""Finds out what was pasted, and has it read by whoever knows that shape."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from html import unescape

from django.utils.translation import gettext_lazy as _

from goldseam.events.clock import LONGEST_WRITTEN, told
from goldseam.events.pasting import alerts, chats, lines, messages, tables
from goldseam.events.pasting.bodies import values_in
from goldseam.events.pasting.kinds import kind_of
from goldseam.events.pasting.row import PastedRow

MOST_LINES, MOST_READ = 4_000, 500
LONGEST_TEXT, LONGEST_SOURCE = 5_000, 200
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u202a\u202c\ufeff")) | dict.fromkeys(
    map(ord, "\u00a0\u202f"), " "
)
_TAG = re.compile(r"<[^<>]{1,500}>")

# The first one that finds rows has read it.
OF_MACHINES: list[tuple[object, Callable[[str], list[PastedRow] | None]]] = [
    (_("alerts"), alerts.rows_from),
    (_("messages from an export"), messages.rows_from),
]
OF_PEOPLE: list[tuple[object, Callable[[str], list[PastedRow] | None]]] = [
    (_("a table"), tables.rows_from),
    (_("a chat"), chats.rows_from),
    (_("a list"), lines.rows_from),
]


@dataclass(frozen=True)
class Pasted:
    """What was recognised: the shape, in a word, and the rows. `left_over` rows are beyond what is read at once."""

    shape: str = ""
    rows: list[PastedRow] = field(default_factory=list)
    left_over: int = 0


def read(text: str) -> Pasted:
    """The rows in a text. Where nothing tells them apart, each line is one; JSON without times has none."""
    text = _plain(text)
    readers = OF_MACHINES
    if not values_in(text):
        readers, text = OF_PEOPLE, "\n".join(text.split("\n", MOST_LINES)[:MOST_LINES])
    for shape, reader in readers:
        if rows := reader(text):
            found = [row for row in rows if row.text.strip()]
            return Pasted(str(shape), [_tidy(row) for row in found[:MOST_READ]], max(0, len(found) - MOST_READ))
    return Pasted()


def _plain(text: str) -> str:
    text = text.translate(_INVISIBLE).replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    if len(re.findall(r"<(?:div|p|span|br|li|td)\b", text, re.IGNORECASE)) >= 3:
        text = re.sub(r"(?i)<br\s*/?>|</(?:p|div|li|tr|h\d)>", "\n", text)
        text = re.sub(r" {2,}", " ", unescape(_TAG.sub(" ", text)))
    return text.strip("\n")


def _tidy(row: PastedRow) -> PastedRow:
    text, time = row.text.strip(), row.time.strip()
    if len(time) > LONGEST_WRITTEN or (time and told(time) is None):
        text, time = f"{time} {text}", ""
    kind = row.kind or kind_of(text)
    return replace(row, time=time, text=text[:LONGEST_TEXT], source=row.source.strip()[:LONGEST_SOURCE], kind=kind)
