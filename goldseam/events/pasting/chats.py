"""Chats as they come out of a window when copied: a line with who and when, then what they said.

Ana Lopez  2:04 PM            Ana Lopez             [14:02] Ana: text        12/03/2024, 14:02 - Ana: text
text                            2:04 PM             and more                 and more
and more                      text
"""

import re
from itertools import zip_longest

from goldseam.events import clock
from goldseam.events.pasting import lines
from goldseam.events.pasting.row import PastedRow

LONGEST_HEAD = 150
_APP = re.compile(r"\s*\bAPP\b\s*$|^\s*APP\b\s*")
_WHEN = re.compile(r"^(?:today|yesterday)(?:\s+at|,)?\s+", re.IGNORECASE)
_EDGES = " \t[](),—–-·|"
_DAYS = {"today", "yesterday", "new", "heute", "gestern"}


class Chat:
    """The rows of a chat while its lines are read."""

    def __init__(self) -> None:
        self.rows: list[list] = []  # Each: time, lines of text, source.
        self.day = ""
        self.heads = 0

    def begin(self, time: str, source: str, text: str = "") -> None:
        self.rows.append([self._dated(time), [text] if text else [], source])
        self.day = ""

    def say(self, line: str) -> None:
        if self.rows:
            self.rows[-1][1].append(line.rstrip())
        else:
            self.begin("", "", line.strip())

    def _dated(self, time: str) -> str:
        found = clock.told(time)
        return f"{self.day} {time}" if self.day and found and not found.has_date else time

    @property
    def finished(self) -> list[PastedRow]:
        return [PastedRow(time, "\n".join(said).strip(), source) for time, said, source in self.rows if any(said)]


def rows_from(text: str) -> list[PastedRow] | None:
    """The messages of a chat; None where it does not look like one."""
    found = [line for line in text.splitlines() if line.strip()]
    if lines.is_log(found):
        return None
    chat = Chat()
    for line, following in zip_longest(found, found[1:], fillvalue=""):
        _read(chat, line, following)
    rows = chat.finished
    is_chat = chat.heads >= 1 and chat.heads >= 0.5 * len(rows)
    return rows if is_chat else None


def _read(chat: Chat, line: str, following: str) -> None:
    said, head, alone = lines.entry(line), _head(line), _time_alone(line)
    if said and said.source:
        chat.heads += 1
        chat.begin(said.time, said.source, said.text)
    elif said:
        chat.begin(said.time, "", said.text)
    elif head and following and not _begins(following):
        chat.heads += 1
        chat.begin(head[1], head[0])
    elif alone:
        _begin_at(chat, alone)
    elif lines.is_day(line) or line.strip(_EDGES).lower() in _DAYS:
        chat.day = lines.day_in(line) if lines.is_day(line) else ""
    elif _time_alone(following) and lines.is_name(_named(line)):
        chat.begin("", _named(line))
    else:
        chat.say(line)


def _begins(line: str) -> bool:
    return bool(lines.entry(line) or _head(line) or _time_alone(line))


def _begin_at(chat: Chat, time: str) -> None:
    """A time below a name belongs to it; one below what somebody said begins what the same one said next."""
    last = chat.rows[-1] if chat.rows else None
    if last and last[2] and not last[0]:
        chat.heads += 1
        last[0] = chat._dated(time)
    else:
        chat.begin(_in_same_half(time, last[0] if last else ""), last[2] if last else "")


def _in_same_half(time: str, before: str) -> str:
    """“2:06” below “2:05 PM” is in the afternoon too."""
    half = re.search(r"(?<=[\d\s])[ap]\.?m\b\.?", before, re.IGNORECASE)
    return f"{time} {half[0]}" if half and re.fullmatch(r"\d{1,2}:\d{2}", time) else time


def _head(line: str) -> tuple[str, str] | None:
    """Who and when, where the line says just that."""
    if len(line) > LONGEST_HEAD or lines.BULLET.match(line):
        return None
    for gap in re.finditer(r"\s{2,}|\t|\s*[—–[(,·]\s*|\s", line.strip()):
        who, rest = line.strip()[: gap.start()], line.strip()[gap.end() :]
        time = _time_alone(rest)
        if time and lines.is_name(_named(who)) and not who.lower().endswith((" at", " by", " um")):
            return _named(who), time
    return None


def _time_alone(text: str) -> str:
    """The time, where the text is one and has a clock."""
    if len(text) > LONGEST_HEAD:
        return ""
    text = _WHEN.sub("", _APP.sub("", text.strip(_EDGES)).strip(_EDGES))
    found = clock.told(text) if len(text) <= clock.LONGEST_WRITTEN else None
    return text if found and found.hour is not None and not found.is_relative else ""


def _named(words: str) -> str:
    return _APP.sub("", words.strip()).strip(_EDGES).strip()
