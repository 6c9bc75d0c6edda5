"""JSON as people paste it: one value, several one after another, or one a line."""

import json
from datetime import UTC, datetime
from typing import Any

from goldseam.events import clock

MOST_VALUES, LONGEST_COUNT = 5_000, 25
_DECODER = json.JSONDecoder()


def values_in(text: str) -> list[Any]:
    """The values of a text that is JSON from its first to its last letter; none otherwise."""
    found: list[Any] = []
    text, place = text.strip(), 0
    if text[:1] not in ("{", "["):
        return []
    while place < len(text) and len(found) < MOST_VALUES:
        try:
            value, place = _DECODER.raw_decode(text, place)
        except (ValueError, RecursionError):
            return []
        found.append(value)
        while place < len(text) and text[place] in " \t\n\r,;":
            place += 1
    return found


def first(body: Any, *names: str) -> Any:
    """The first of these that the body has and that says something; a name with dots goes deeper."""
    for name in names:
        value = body
        for part in name.split("."):
            value = value.get(part) if isinstance(value, dict) else None
        if value not in (None, "", [], {}):
            return value
    return None


def words(value: Any) -> str:
    """A text or a number as words; what else it may be says nothing."""
    if isinstance(value, str):
        return " ".join(value.replace("<no value>", " ").split())
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def written(value: Any) -> str:
    """A moment of a machine, to the second in UTC: a text, or a count since 1970 in s, ms, µs or ns."""
    if isinstance(value, str) and len(value) <= LONGEST_COUNT and value.replace(".", "", 1).isdecimal():
        value = float(value) if "." in value else int(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _since_1970(value)
    if not isinstance(value, str):
        return ""
    text = value.strip()
    found = clock.told(text)
    # “0001-01-01T00:00:00Z” is how a machine writes “not yet”.
    if found is None or not found.year or found.year < 1900:
        return ""
    if found.zone in {"UTC", "+00:00"} and found.hour is not None:
        return f"{found.year}-{found.month:02}-{found.day:02} {found.hour:02}:{found.minute:02}:{found.second:02} UTC"
    return text[: clock.LONGEST_WRITTEN].replace("T", " ", 1) if found.hour is not None else text


def _since_1970(count: float) -> str:
    for power in (1, 1_000, 1_000_000, 1_000_000_000):
        if 1e8 <= count / power < 1e10:
            return f"{datetime.fromtimestamp(int(count // power), UTC):%Y-%m-%d %H:%M:%S} UTC"
    return ""
