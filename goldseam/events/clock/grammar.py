"""What one written time says by itself: “14:02”, “3/14/2024 2:04 PM CET”, “T-30 d”, “Week 20”, “~14:00”.

Nothing is guessed here. Which day a “14:02” belongs to follows from what stands around it; see `meaning.py`.
"""

from dataclasses import dataclass, replace

from goldseam.events.clock import patterns
from goldseam.events.clock.words import MONTHS, NOON, UNITS, WEEKDAYS, ZONES

LONGEST = 120


@dataclass(frozen=True)
class Told:
    """The parts that a written time has. In `has_open_order`, 3/4 may be the third of April or the fourth of March."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    week: int | None = None
    hour: int | None = None
    minute: int = 0
    second: int = 0
    zone: str = ""
    seconds_after: float | None = None  # Counted from the start of the event …
    months_after: int = 0
    counted_in: str = ""  # … in this unit.
    precision: str = ""
    is_rough: bool = False
    has_open_order: bool = False

    @property
    def has_date(self) -> bool:
        return self.day is not None or self.week is not None or self.month is not None

    @property
    def is_relative(self) -> bool:
        return self.seconds_after is not None


def told(text: str) -> Told | None:
    """What the text says, if all of it is a time."""
    text = text.strip()
    found, end = _longest(text)
    return found if found and not text[end:].strip(" .,;:)]") else None


def split(line: str) -> tuple[str, str]:
    """The time with which a line begins, as it is written, and the rest; no time where there is none."""
    found, end = _longest(line[:LONGEST])
    if not found or (end < len(line) and (line[end].isalnum() or line[end] == "_")):
        return "", line
    return line[:end].strip(), line[end:]


def _longest(text: str) -> tuple[Told | None, int]:
    if len(text) > LONGEST:
        return None, 0
    rough = patterns.A_ROUGH_TIME.match(text)
    start = rough.end() if rough else 0
    found, end = _relative(text, start)
    if not found:
        found, end = _absolute(text, start)
    if not found:
        return None, 0
    found, end = _past_range(text, found, start, end)
    if doubt := patterns.DOUBT.match(text, end):
        end = doubt.end()
    return replace(found, is_rough=found.is_rough or bool(rough or doubt)), end


def _relative(text: str, start: int) -> tuple[Told | None, int]:
    for pattern in patterns.RELATIVE:
        if found := pattern.match(text, start):
            count = _counted(found.groupdict())
            if count.counted_in == "day" and (clock := _clock(text, _behind(patterns.BETWEEN, text, found.end()))):
                return replace(count, **_parts(clock[0])), clock[1]
            return count, found.end()
    return None, start


def _counted(parts: dict) -> Told:
    minus = parts.get("sign") in {"-", "−", "–"} or parts.get("side") in {"before", "earlier", "prior", "vorher"}
    sign = -1 if minus else 1
    for name, unit, seconds in (("days", "day", 86_400), ("weeks", "week", 604_800)):
        if parts.get(name):
            return Told(seconds_after=sign * int(parts[name]) * seconds, counted_in=unit, precision=unit)
    if parts.get("months"):
        return Told(seconds_after=0, months_after=sign * int(parts["months"]), counted_in="month", precision="month")
    if parts.get("h"):
        seconds = int(parts["h"]) * 3600 + int(parts["m"]) * 60 + int(parts["s"] or 0)
        unit = "second" if parts["s"] else "minute"
        return Told(seconds_after=sign * seconds, counted_in=unit, precision=unit)
    if parts.get("n"):
        return _in_units(sign, parts)
    return Told(seconds_after=0, counted_in="second", precision="second")


def _in_units(sign: int, parts: dict) -> Told:
    unit, seconds = UNITS[parts["unit"].lower()]
    number = float(parts["n"].replace(",", "."))
    if unit == "month":
        return Told(seconds_after=0, months_after=sign * int(number), counted_in=unit, precision=unit)
    after = number * seconds
    if parts.get("n2"):
        unit, seconds = UNITS[(parts["unit2"] or "min").lower()]
        after += int(parts["n2"]) * seconds
    return Told(seconds_after=sign * after, counted_in=unit, precision=unit)


def _absolute(text: str, start: int) -> tuple[Told | None, int]:
    date, end = _date(text, start)
    clock = _clock(text, _behind(patterns.BETWEEN, text, end) if date else start)
    if clock:
        parts, end = clock
        if not date:  # “14:02 UTC on 14 March”
            date, end = _date_behind(text, end)
        return _made(date | parts), end
    return (_made(date), end) if date and "weekday_alone" not in date else (None, start)


def _date_behind(text: str, end: int) -> tuple[dict, int]:
    date, behind = _date(text, _behind(patterns.ON, text, end))
    return (date, behind) if "month" in date else ({}, end)


def _behind(pattern, text: str, start: int) -> int:
    found = pattern.match(text, start)
    return found.end() if found else start


def _date(text: str, start: int) -> tuple[dict, int]:
    for pattern in patterns.DATE:
        found = pattern.match(text, start)
        if found and (parts := _dated({name: value for name, value in found.groupdict().items() if value})):
            return parts, found.end()
    if found := patterns.WEEK.match(text, start):
        week = int(found["week"])
        if not found["sign"] and 1 <= week <= 53:
            return {"week": week, "precision": "week"}, found.end()
    if found := patterns.A_WEEKDAY.match(text, start):
        return {"weekday": WEEKDAYS[found["weekday"][:3].lower()], "weekday_alone": True}, found.end()
    return {}, start


def _dated(parts: dict) -> dict | None:
    date: dict = {"precision": "day"}
    if "year" in parts:
        year = int(parts["year"])
        date["year"] = year if year > 99 else 2000 + year
    if "one" in parts:
        one, two = int(parts["one"]), int(parts["two"])
        day, month = (two, one) if two > 12 else (one, two)
        date |= {"day": day, "month": month, "has_open_order": one <= 12 and two <= 12 and one != two}
    else:
        month_number = parts.get("month_number")
        date["month"] = int(month_number) if month_number else MONTHS[parts["month"][:3].lower()]
        if "day" in parts:
            date["day"] = int(parts["day"])
        else:
            date["precision"] = "month"
    return date if 1 <= date["month"] <= 12 and 1 <= date.get("day", 1) <= 31 else None


def _clock(text: str, start: int) -> tuple[dict, int] | None:
    rough = patterns.A_ROUGH_TIME.match(text, start)
    found = patterns.CLOCK.match(text, rough.end() if rough else start)
    if not found or not (parts := _clocked(found.groupdict())):
        return None
    end, zone = found.end(), patterns.ZONE.match(text, found.end())
    # “14:02-14:10” is a range; “14:02:11-05:00” and “T14:02-05:00” are behind Greenwich.
    is_full = parts["precision"] == "second" or text[start - 1 : start] in {"T", "t"}
    if zone and (zone["bare"] or "+")[0] != "+" and not is_full:
        zone = None
    if zone and (name := _zone(zone.groupdict())):
        parts["zone"], end = name, zone.end()
    if rough:
        parts["is_rough"] = True
    return parts, end


def _clocked(parts: dict) -> dict | None:
    precision = "second" if parts["second"] else "minute"
    hour, minute = parts["hour"], int(parts["minute"] or 0)
    half = parts["half"] or parts["half12"]
    if parts["four"]:
        hour, minute = parts["four"][:2], int(parts["four"][2:])
    elif parts["word"]:
        hour = NOON[parts["word"].lower()]
    elif hour is None or parts["open"]:
        hour, precision = hour or parts["hour12"] or parts["only"], "hour"
    hour, second = int(hour), int(parts["second"] or 0)
    if half and 1 <= hour <= 12:  # “13:55 PM” means what it says on a clock of 24 hours.
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    if hour > 24 or minute > 59 or second > 60 or (hour == 24 and minute):
        return None
    told = {"hour": hour % 24, "minute": minute, "second": min(second, 59), "precision": precision}
    return told | {"half": (half or "").lower()} | ({"is_rough": True} if parts["open"] else {})


def _zone(parts: dict) -> str:
    if parts["region"]:
        return parts["region"]
    if parts["name"]:
        return ZONES[parts["name"].upper()]
    offset = parts["offset"] or parts["bare"]
    sign, digits = offset[0], offset[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
    if int(hours) > 14 or int(minutes) > 59:
        return ""
    return f"{'+' if sign == '+' else '-'}{int(hours):02}:{int(minutes):02}"


def _past_range(text: str, found: Told, start: int, end: int) -> tuple[Told, int]:
    """“2:02–2:10 pm UTC” is the moment at which it began; what is written once holds for both."""
    dash = patterns.RANGE.match(text, end)
    if not dash:
        return found, end
    if clock := _clock(text, dash.end()):
        last, behind = clock
        if last.get("half") == "p" and not patterns.HALF.search(text[start:end]) and found.hour and found.hour < 12:
            found = replace(found, hour=found.hour + 12)
        return replace(found, zone=found.zone or last.get("zone", "")), behind
    date, behind = _date(text, dash.end())
    return (found, behind) if date and "weekday_alone" not in date else (found, end)


def _made(parts: dict) -> Told:
    return Told(**_parts(parts))


def _parts(parts: dict) -> dict:
    return {name: value for name, value in parts.items() if name not in {"weekday_alone", "half"}}
