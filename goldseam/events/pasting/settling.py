"""What people answer about the times of what they pasted: day or month first, the zone, the first day."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from enum import StrEnum

from goldseam.events import clock
from goldseam.events.pasting.row import PastedRow

_SLASHED = re.compile(r"(?<!\d)(?P<one>\d{1,2})(?P<sep>[/-])(?P<two>\d{1,2})(?P=sep)(?P<year>\d{4}|\d{2})(?!\d)")


class Order(StrEnum):
    """How 3/4/2024 is meant."""

    DAY_FIRST = "day"
    MONTH_FIRST = "month"
    OPEN = "open"
    NONE = ""


def order_in(rows: Iterable[PastedRow]) -> Order:
    """The order that the dates show by themselves; open where each of them may be either."""
    dates = [(int(found["one"]), int(found["two"])) for row in rows if (found := _SLASHED.search(row.time))]
    if not dates:
        return Order.NONE
    if any(one > 12 for one, _two in dates):
        return Order.DAY_FIRST
    if any(two > 12 for _one, two in dates):
        return Order.MONTH_FIRST
    return Order.OPEN


def settled(rows: list[PastedRow], order: Order = Order.NONE, zone: str = "", day: date | None = None):
    """The rows with these answers in their times. What says its zone or its day itself keeps it."""
    rows = [replace(row, time=_ordered(row.time, order)) for row in rows]
    if day:
        rows = _from_day(rows, day)
    return [replace(row, time=_in_zone(row.time, zone)) for row in rows] if zone else rows


def _ordered(time: str, order: Order) -> str:
    """3/4/2024 as 2024-04-03 or 2024-03-04, which cannot be misread."""
    found = _SLASHED.search(time)
    if not found or order not in {Order.DAY_FIRST, Order.MONTH_FIRST}:
        return time
    one, two = int(found["one"]), int(found["two"])
    day, month = (one, two) if order == Order.DAY_FIRST else (two, one)
    if month > 12:
        day, month = month, day
    year = int(found["year"]) + (2000 if len(found["year"]) == 2 else 0)
    return f"{time[: found.start()]}{year}-{month:02}-{day:02}{time[found.end() :].removeprefix(',')}"


def _from_day(rows: list[PastedRow], day: date) -> list[PastedRow]:
    """The first clock without a day gets it, unless a day stands above; the ones below go on from there."""
    for place, row in enumerate(rows):
        found = clock.told(row.time)
        if found is None or found.is_relative:
            continue
        if not found.has_date and found.weekday is None and found.hour is not None:
            return [*rows[:place], replace(row, time=f"{day:%Y-%m-%d} {row.time}"), *rows[place + 1 :]]
        return rows
    return rows


def _in_zone(time: str, zone: str) -> str:
    found = clock.told(time)
    if found is None or found.zone or found.hour is None or found.is_relative:
        return time
    return f"{time} {zone}"
