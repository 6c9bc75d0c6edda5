"""Lists and logs: a line for each thing that happened, with its time in front or behind, or without one."""

import re

from goldseam.events import clock
from goldseam.events.pasting.row import PastedRow

BULLET = re.compile(r"^\s*(?:[-*•–+]|\d{1,3}[.)])\s+(?:\[[ x]\]\s+)?|^\s*>\s?|^\s*#{1,6}\s+")
_SEPARATOR = re.compile(r"^\s*(?:[-–—:|·,>→]+\s*)?")
_MARKS = re.compile(r"^(\*\*|__|`|\*)(.+?)\1")
_LOG = re.compile(r"^\s*(?P<host>[\w.-]+)\s+(?P<process>[\w./@-]+)(?:\[\d+\])?:\s+(?P<text>.+)$", re.DOTALL)
_SAID = re.compile(
    r"^\s*(?:<[@+~&%]?(?P<nick>[^<>\s][^<>]{0,40})>\s+|(?P<who>[^\s:][^:\n]{0,40}):\s+)(?P<text>\S.*)$", re.DOTALL
)

_BEHIND = re.compile(r"\b(?:at|um|@)\s+(?P<time>\d[\w:. ]{2,20}?)[.)]?$", re.IGNORECASE)


def rows_from(text: str) -> list[PastedRow]:
    """Rows of a list. An indented line without a time goes on with the line above it."""
    rows: list[PastedRow] = []
    day = ""
    for line in text.splitlines():
        if not line.strip():
            continue
        found = entry(line)
        if found:
            rows.append(_dated(found, day))
            day = ""
        elif is_day(line):
            day = day_in(line)
        elif rows and line[:1].isspace() and not BULLET.match(line):
            rows[-1] = _longer(rows[-1], line)
        else:
            said = BULLET.sub("", line).strip()
            rows.append(_dated(PastedRow(time_behind(said), said), day))
            day = ""
    return _with_speakers(rows)


def time_behind(line: str) -> str:
    """The time of “We rolled back at 14:05”."""
    found = _BEHIND.search(line[-40:])
    time = clock.told(found["time"]) if found else None
    return found["time"] if found and time and time.hour is not None else ""


def entry(line: str) -> PastedRow | None:
    """The row of a line that begins with a time and says something."""
    body = _unmarked(BULLET.sub("", line, count=1))
    is_bracketed = body[:1] in "[("
    time, rest = clock.split(body[1:] if is_bracketed else body)
    if not time:
        return None
    if is_bracketed:
        if rest[:1] not in "])":
            return None
        rest = rest[1:]
    rest = re.sub(r"^(\*\*|__|`|\*)", "", rest)  # The other half of “**14:02**”.
    is_said = is_bracketed or bool(re.match(r"\s+-\s", rest) and "," in time)
    rest = _SEPARATOR.sub("", rest, count=1).rstrip()
    if not rest.strip():
        return None
    if (log := _LOG.match(rest)) and clock.told(time).precision == "second":  # type: ignore[union-attr]
        return PastedRow(time, log["text"], f"{log['host']} {log['process']}")
    said = _SAID.match(rest)
    if said and (said["nick"] or (is_said and is_name(said["who"]))):
        return PastedRow(time, said["text"], said["nick"] or said["who"])
    return PastedRow(time, rest)


def is_log(lines: list[str]) -> bool:
    """Whether most lines are those of a machine."""
    splits = (clock.split(line) for line in lines)
    return sum(bool(time and _LOG.match(rest)) for time, rest in splits) > 0.5 * len(lines)


def is_name(words: str) -> bool:
    """Whether this can be what somebody is called: a few words, no sentence."""
    parts = words.split()
    if not 1 <= len(parts) <= 5 or len(words) > 60 or words[-1:] in ".!?:;,":
        return False
    if re.search(r"https?:|[/\\<>{}=]", words) or (not words[0].isalpha() and words[0] not in "@("):
        return False
    return len(parts) == 1 or all(part[0].isupper() or not part[0].isalpha() or part in SMALL for part in parts)


SMALL = {"de", "da", "di", "la", "van", "von", "der", "den", "bin", "al", "und", "and", "of"}


def is_day(line: str) -> bool:
    """Whether the line says a day and nothing else, as between the days of a chat."""
    found = clock.told(day_in(line))
    return bool(found and found.has_date and found.hour is None and found.precision == "day")


def day_in(line: str) -> str:
    return BULLET.sub("", line).strip(" -–—=_*#:\t")


def _dated(row: PastedRow, day: str) -> PastedRow:
    if day and not row.time:
        return PastedRow(day, row.text, row.source, row.kind)
    found = clock.told(row.time)
    if not day or found is None or found.has_date or found.is_relative:
        return row
    return PastedRow(f"{day} {row.time}", row.text, row.source, row.kind)


def _longer(row: PastedRow, line: str) -> PastedRow:
    return PastedRow(row.time, f"{row.text}\n{line.strip()}", row.source, row.kind)


def _unmarked(line: str) -> str:
    """“**14:02** Alert” and “`14:02` Alert” begin with their time."""
    found = _MARKS.match(line)
    return f"{found[2]}{line[found.end() :]}" if found and clock.split(found[2])[0] else line


def _with_speakers(rows: list[PastedRow]) -> list[PastedRow]:
    """In “14:02 ana: text” ana is a source where the lines of the list are like that, and names come again."""
    said = [_SAID.match(row.text) if row.time and not row.source else None for row in rows]
    names = [found["who"] for found in said if found and found["who"] and is_name(found["who"])]
    is_talk = len(names) >= 0.6 * len(rows) and len(set(names)) < len(names)
    if not is_talk:
        return rows
    return [
        PastedRow(row.time, found["text"], found["who"], row.kind) if found and found["who"] in names else row
        for row, found in zip(rows, said, strict=True)
    ]
