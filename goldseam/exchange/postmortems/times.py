"""The grammar of times: what people write in front of what happened, from "2019-11-29 12:00" to "14:??" and "T+5m"."""

import re
from datetime import UTC, datetime

from goldseam.exchange.postmortems.spellings import (
    AM_PM,
    DATES,
    EPOCH,
    MARKS,
    NOTHING,
    RELATIVE,
    TIME_AFTER_DATE,
    TIMES,
    about_pattern,
    calendar,
    date_parts,
    time_parts,
    zone_pattern,
)
from goldseam.exchange.postmortems.stamps import Stamp
from goldseam.exchange.postmortems.vocabulary import vocabulary
from goldseam.exchange.postmortems.words import folded, plain

CLOSED = r"[)\]*_`~}>]*(?:\[\^[\w-]+\])?"
# What people put between the time and what happened: a colon, a dash, the end of a table's cell.
SET_OFF = r"[ \t]*(?:[:;,|.]+[*_`]*[ \t]*)?(?:(?:[-–—>→=•]+|&[mn]dash;)[*_`]*\s+)?(?:[:;|][ \t]*)?"


def stamp_at_start(text: str) -> tuple[Stamp, str] | None:
    """The time that a piece of Markdown begins with, and the Markdown after it."""
    reader = Reader(text)
    reader.skip(MARKS)
    if not reader.read_stamp():
        return None
    return reader.finish()


def stamp_at_end(text: str) -> tuple[Stamp, str] | None:
    """The time that a short line ends with: "First detected 2022-01-22 11:57", "Resolved at 14:38 UTC"."""
    line = text.strip()
    if "\n" in line or len(line) > 120:
        return None
    for start in re.finditer(r"(?<=[\s:(])(?=[\dA-Z])", line):
        found = stamp_at_start(line[start.start() :])
        if found and found[0].has_time and not re.search(r"\w", found[1]):
            label = re.sub(r"[\s:*_(–-]+(?:(?:at|on|um|am|by|around|from)[\s:]*)*$", "", line[: start.start()])
            return found[0], re.sub(r"^[*_]+", "", label)
    return None


class Reader:
    """Reads a stamp from the left, part by part."""

    def __init__(self, text: str, position: int = 0):
        self.text = text
        self.position = position
        self.start = position
        self.parts: dict = {}

    def skip(self, pattern: str | re.Pattern) -> str:
        found = re.compile(pattern).match(self.text, self.position)
        self.position = found.end() if found else self.position
        return found[0] if found else ""

    def take(self, pattern: re.Pattern) -> re.Match | None:
        found = pattern.match(self.text, self.position)
        if found:
            self.position = found.end()
        return found

    def read_stamp(self) -> bool:
        for _ in range(3):
            self.take(about_pattern())
            self.skip(MARKS)
        self.start = self.position
        if found := self.take(RELATIVE):
            self.parts = {"relative": True, "written": found[0]}
            return self._ends_like_a_stamp(found[0])
        self.skip(r"[-–—]\s*(?=\d)")
        if self.take(EPOCH):
            return self._read_epoch()
        weekday = self._read_weekday()
        dated = self._read_date() or (
            not weekday and self._read_time() and self._read_zone() and self._read_late_date()
        )
        if dated or weekday:
            self._read_time_after_date()
        if not self.parts and not weekday:
            return bool(self.take(NOTHING)) and self._ends_like_a_stamp("")
        return bool(self.parts) or (weekday and self._ends_like_a_stamp("day"))

    def _ends_like_a_stamp(self, said: str) -> bool:
        """A word like "unknown" is a time only where something sets it off from the text behind it."""
        behind = self.text[self.position :]
        return bool(re.match(r"\s*(?:$|[:|\])*_`–—-])", behind)) or bool(
            said and said[0] in "T+" and behind[:1] in (" ", "\n", ",")
        )

    def _read_epoch(self) -> bool:
        digits = self.text[self.start : self.start + 10]
        moment = datetime.fromtimestamp(int(digits), UTC)
        self.parts = {name: getattr(moment, name) for name in ("year", "month", "day", "hour", "minute", "second")}
        self.parts["zone"] = "UTC"
        return True

    def _read_weekday(self) -> bool:
        found = re.compile(r"[(]?([^\W\d_]{2,10})\.?[)]?,?[\s*_]+").match(self.text + " ", self.position)
        if not found or folded(found[1]) not in calendar("weekdays"):
            return False
        if len(found[1]) == 2 and not re.match(r"\d", self.text[found.end() :]):
            return False
        self.position = min(found.end(), len(self.text))
        self.skip(r"(?:the|den|der|dem|le)\s+")
        return True

    def _read_date(self) -> bool:
        for pattern in DATES:
            found = pattern.match(self.text, self.position)
            if found and (parts := date_parts(found)) is not None:
                self.position = found.end()
                self.parts |= parts
                return True
        return False

    def _read_time_after_date(self) -> None:
        before = self.position
        self.skip(r"(?:[ \t*_`,@|.;]|\(\w+\)|[-–—](?=\s*\d?\d[:h.]\d\d)|:(?=\s+\d\d?:\d\d))*")
        self.skip(r"T(?=\d)|\([A-Za-z]{2,9}\)[\s*_`,]*")
        weekday = self._read_weekday()
        for _ in range(2):
            self.take(about_pattern())
            self.skip(r"[\s*_`~(\[]*")
        if self._read_time() or self._read_bare_time():
            self._read_zone()
        elif not weekday:
            self.position = before

    def _read_bare_time(self) -> bool:
        found = self.take(TIME_AFTER_DATE)
        if found and int(found["h"] or found["hh"]) < 24:
            self.parts |= {"hour": int(found["h"] or found["hh"]), "minute": int(found["i"] or found["ii"])}
            return True
        return False

    def _read_time(self) -> bool:
        for pattern in TIMES:
            found = pattern.match(self.text, self.position)
            if found and (parts := time_parts(found)) is not None:
                self.position = found.end()
                self.parts |= parts
                return True
        word = re.compile(r"[^\W\d_]+(?:\s(?=dia|noite)\w+)?").match(self.text, self.position)
        for hour, name in ((12, "noon"), (0, "midnight")):
            if word and folded(word[0]) in vocabulary()["calendar"][name]:
                self.position = word.end()
                self.parts |= {"hour": hour, "minute": 0}
                return True
        return False

    def _read_zone(self) -> bool:
        """The zone after a time, and a second time in brackets: "13:14 EDT (17:14 UTC)"."""
        self.skip(r"[*_`\])]*(?:ish\b|[ ]?(?:Uhr|hrs|hours|o'clock)\b)?")
        found = re.compile(r"[\s(\[*_`]{0,3}(" + zone_pattern().pattern + r")[)\]*_`]{0,3}").match(
            self.text, self.position
        )
        if found and not self._is_range(found):
            self.parts["zone"] = found[1]
            self.position = found.end()
        self.skip(
            r"\s*[(\[/]\s*\d\d?[:h.]\d\d(?:\s?[AaPp]\.?[Mm]\.?)?[ ]?"
            + f"(?:{zone_pattern().pattern})?"
            + r"(?:\s*,[^()]{0,20})?[)\]]?"
        )
        return True

    def _is_range(self, found: re.Match) -> bool:
        """In "14:00-15:00" the second part ends the time and names no zone."""
        return found[1][0] in "-−" and ":" in found[1] and "T" not in self.text[self.start : self.position]

    def _read_late_date(self) -> bool:
        """A date after the time: "14:02 on 3 May 2021"."""
        before = self.position
        self.skip(r"[\s,*_`(]*(?:on\s+|am\s+|le\s+|\()?")
        self._read_weekday()
        parts = dict(self.parts)
        if self._read_date() and "day" in self.parts and _is_set_off(self.text, before, self.position):
            self.parts |= {name: part for name, part in parts.items() if name not in self.parts}
            return False
        self.position, self.parts = before, parts
        return False

    def finish(self) -> tuple[Stamp, str]:
        in_brackets = self.text[self.position : self.position + 1] == "]"
        end = self.position
        self.skip(CLOSED)
        self._skip_range()
        end = end if in_brackets else self.position
        written = _without_marks(self.text[self.start : end])
        self.skip(CLOSED)
        self.skip(SET_OFF)
        stamp = Stamp(**{**self.parts, "written": written})
        return stamp, self._reopened() + self.text[self.position :]

    def _reopened(self) -> str:
        """Bold that began before the time and goes on behind it: "**14:02: the site was down**"."""
        return "**" if self.text[: self.position].count("**") % 2 else ""

    def _skip_range(self) -> None:
        """The end of a range: "17:00-18:00", "09:00 to 10:00 UTC", "3 May – 5 May"."""
        before = self.position
        if not self.skip(r"[ \t]*(?:[-–—~]|to\b|until\b|till\b|through\b|bis\b|à\b|and\b|→|->)\s*(?=[*_`]*\S)"):
            return
        end = Reader(self.text, self.position)
        end.skip(r"[*_`]*(?:~|approx\.?\s*)?")
        if (
            end.read_stamp()
            and end.parts
            and _is_set_off(self.text, before, end.position)
            and not end.parts.get("relative")
        ):
            self.position = end.position
            self.parts.setdefault("zone", end.parts.get("zone", ""))
            if end.parts.get("month") and not self.parts.get("month") and not self.parts.get("either"):
                self.parts |= {name: end.parts[name] for name in ("year", "month", "day") if name in end.parts}
            self.skip(CLOSED)
        else:
            self.position = before


def _without_marks(written: str) -> str:
    text = re.sub(r"\[\^[^\]]*\]?|[*_`~]+|<[^>]*>?", "", written).strip(" \t\n[](<")
    return text if "(" in text else text.rstrip(")")


def _is_set_off(text: str, start: int, end: int) -> bool:
    return not re.match(r"\w", text[end : end + 1])


def is_remark(text: str) -> bool:
    """Nothing, or only something in brackets: a date with "(all times UTC)" behind it."""
    return not re.sub(r"\([^()]*\)", "", plain(text)).strip(" :–-.")


def dates_in(text: str) -> list[Stamp]:
    """Every whole date in a text: what "all of this happened on 2019-10-21" says."""
    found = []
    position = 0
    for start in re.finditer(r"(?<![\w./-])(?=\w)", text):
        reader = Reader(text, start.start())
        if (
            start.start() >= position
            and reader._read_date()
            and (reader.parts.get("day") or reader.parts.get("either"))
        ):
            position = reader.position
            found.append(Stamp(**{name: part for name, part in reader.parts.items() if name != "written"}))
    return found


def zone_in(
    text: str, said: str = r"\b(?:times?|timestamps?|zeiten|uhrzeiten|zeitangaben|zone|timezone|stamps)\b"
) -> str:
    """The zone that a sentence or the head of a column names: "All times in PST", "Time (UTC)"."""
    for clause in re.split(r"\n\s*\n|(?<=[.;])\s", text):
        if (not said or re.search(said, clause, re.I)) and (
            found := re.search(rf"(?<![\w/+-])(?:{zone_pattern().pattern})", clause)
        ):
            return found[0]
    named = re.search(
        r"\b[Aa]ll (?:the )?times? (?:(?:are|is|listed|given|stated)\s)*(?:in|as)\s+(?:the\s)?([A-Z]\w*(?:/\w+)?)\b",
        text,
    )
    return named[1] if named else ""


def only_zone_in(text: str) -> str:
    """The zone of the hours in a text, if it is one and the same: "at roughly 18:52 UTC"."""
    hours = re.finditer(rf"\b\d\d?:\d\d(?::\d\d)?{AM_PM}?[ ]?[(]?(?P<zone>{zone_pattern().pattern})", text)
    zones = {found["zone"] for found in hours if found["zone"][0] not in "+-−"}
    return zones.pop() if len(zones) == 1 else ""
