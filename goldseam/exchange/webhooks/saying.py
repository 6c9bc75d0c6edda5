"""What stands in a body, whatever that is: as words, a moment, a severity, a link. Anything else is nothing."""

import hashlib
import re
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from urllib.parse import urlsplit

from goldseam.events.models import Severity
from goldseam.events.pasting.bodies import first

LONGEST_TITLE, LONGEST_TEXT, LONGEST_NAME, LONGEST_TAG, LONGEST_LINK = 160, 4_000, 200, 60, 1_000
MOST_TAGS = 5

# JSON can name halves of signs and the sign that ends a text, which no database takes.
_BROKEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_MOMENT = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,12}))?)? ?(Z|UTC|GMT|([+-])(\d\d):?(\d\d))?",
    re.ASCII | re.IGNORECASE,
)
_SEVERITIES = {
    Severity.CRITICAL: "critical fatal emergency disaster p1 sev1 s1 sev-1 1",
    Severity.MAJOR: "major high alert page p2 sev2 s2 sev-2 2",
    Severity.MODERATE: "moderate medium warning warn average error p3 sev3 s3 sev-3 3",
    Severity.MINOR: "minor low notice p4 sev4 s4 sev-4 4",
    Severity.NEGLIGIBLE: "negligible info informational information debug none ok trivial p5 sev5 s5 sev-5 5",
}
SEVERITIES = {word: level.value for level, told in _SEVERITIES.items() for word in told.split()}


def plain(value: Any, most: int = LONGEST_TEXT) -> str:
    """A text or a number as text, with its lines; at most so many signs."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    text = _BROKEN.sub("�", str(value)[: 4 * most]).replace("<no value>", "").replace("\r\n", "\n").strip()
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def line(value: Any, most: int = LONGEST_NAME) -> str:
    """The same in one line."""
    return plain(" ".join(plain(value, 4 * most).split()), most)


def said(body: Any, *names: str, most: int = LONGEST_NAME) -> str:
    """The first of these that says something, in one line; a name with dots goes deeper."""
    return next((words for name in names if (words := line(first(body, name), most))), "")


def inner(body: Any, name: str) -> dict:
    """What is inside, where there is something."""
    found = first(body, name)
    return found if isinstance(found, dict) else {}


def items(body: Any, name: str) -> list[dict]:
    """The things of a list, where there is one."""
    found = first(body, name)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def moment(value: Any) -> datetime | None:
    """A moment: written out, or counted since 1970 in s, ms, µs or ns. None of it lies more than a day ahead.

    “0001-01-01T00:00:00Z” is how a machine writes “not yet”. What names no zone is meant in UTC.
    """
    try:
        found = _counted(value) if _is_number(value) else _written(value)
    except (ValueError, OverflowError):
        return None
    if found is None or found.year < 1970 or found > datetime.now(UTC) + timedelta(days=1):
        return None
    return found


def moment_in(body: Any, *names: str) -> datetime | None:
    """The first of these that is a moment."""
    return next((at for name in names if (at := moment(first(body, name)))), None)


def severity(*values: Any) -> int | None:
    """How bad it is, by the first of these that is a word for it; None where nobody says."""
    for value in values:
        words = re.split(r"[\s:/|,]+", line(value).lower())
        for word in (line(value).lower(), *words[:1]):
            if word in SEVERITIES:
                return SEVERITIES[word]
    return None


def link(value: Any) -> str:
    """A web address that can be followed."""
    text = value.strip() if isinstance(value, str) else ""
    try:
        parts = urlsplit(text)
        is_one = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return ""
    return text if is_one and len(text) <= LONGEST_LINK and text.isprintable() and " " not in text else ""


def tags(*values: Any) -> tuple[str, ...]:
    """A few words by which events are found again, each once."""
    found = dict.fromkeys(line(value, LONGEST_TAG) for value in values)
    return tuple(tag for tag in found if tag)[:MOST_TAGS]


def together(*parts: str, most: int = LONGEST_NAME, by: str = " · ") -> str:
    """The parts that say something, each once, beside one another."""
    return line(by.join(dict.fromkeys(part for part in parts if part)), most)


def fingerprint(*parts: Any) -> str:
    """The same for the same parts, and as good as never for others."""
    return hashlib.sha256("\x1f".join(plain(part, 2_000) for part in parts).encode()).hexdigest()


def _is_number(value: Any) -> bool:
    if isinstance(value, str):
        return len(value) <= 25 and value.replace(".", "", 1).isascii() and value.replace(".", "", 1).isdigit()
    return isinstance(value, int | float) and not isinstance(value, bool)


def _counted(value: Any) -> datetime | None:
    """Whole numbers are reckoned whole: a count of ns has more digits than a float holds."""
    if isinstance(value, str):
        value = float(value) if "." in value else int(value)
    for power in (1, 10**3, 10**6, 10**9):
        if 10**8 * power <= value < 10**10 * power:
            seconds, rest = divmod(value, power)
            return datetime.fromtimestamp(int(seconds), UTC) + timedelta(microseconds=int(rest * 10**6 // power))
    return None


def _written(value: Any) -> datetime | None:
    found = _MOMENT.fullmatch(value.strip()) if isinstance(value, str) and len(value) <= 60 else None
    if found is None:
        return None
    year, month, day, hour, minute, second, fraction, _zone, sign, hours, minutes = found.groups()
    micro = int((fraction or "0").ljust(6, "0")[:6])
    away = timedelta(hours=int(hours or 0), minutes=int(minutes or 0)) * (-1 if sign == "-" else 1)
    at = datetime(int(year), int(month), int(day), int(hour), int(minute), int(second or 0), micro, timezone(away))
    return at.astimezone(UTC)
