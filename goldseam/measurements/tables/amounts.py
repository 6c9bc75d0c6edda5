"""Numbers as people write them: 1,234.5 or 1.234,5, with a unit behind, 3 of 40.

A cell is a number or it is none: no number is ever picked out of other signs.
"""

import math
import re
from collections.abc import Iterable
from enum import StrEnum

_CELL = re.compile(
    r"\s*(?P<coin>[€$£¥]?)\s*"
    r"(?P<number>[+\-−]?(?:\d{1,3}(?:[\s'’]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)*[.,]?|[.,]\d+))"
    r"\s*(?P<unit>[^\W\d_][^\d<>=]*|[%€$£¥°])?\s*"
)
_SPACES = re.compile(r"[\s'’]+")
_COINS = {"€": "eur", "$": "dollar", "£": "pound", "¥": "yen"}
_GROUPED = re.compile(r"[1-9]\d{0,2}([.,])\d{3}")
_PARTS = re.compile(r"^\s*(?P<amount>[^/]*?\d[^/]*?)\s*(?:/|\bout\s+of\b|\bof\b|\bvon\b)\s*(?P<of>\d\S*.*?)\s*$", re.I)
LONGEST = 60


class Style(StrEnum):
    """Which mark stands before the decimals."""

    POINT = "point"
    COMMA = "comma"
    OPEN = "open"  # Each may be either: 1,234 is a thousand and some, or one and some.
    NONE = ""  # There are no marks.


def style_in(texts: Iterable[str]) -> Style:
    """The style that the numbers show by themselves; open where they contradict one another, or say nothing."""
    found = {style for text in texts if (style := _style_of(bare(text)))}
    if not found:
        return Style.NONE
    firm = found - {Style.OPEN}
    return firm.pop() if len(firm) == 1 else Style.OPEN


def amount_in(text: str, style: Style = Style.POINT) -> float | None:
    """The number, whatever unit stands behind it; None for what is none, or is not finite."""
    number = bare(text)
    if not number:
        return None
    thousands, decimal = (".", ",") if style == Style.COMMA else (",", ".")
    number = number.replace(thousands, "").replace(decimal, ".")
    try:
        value = float(number)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def parts_in(text: str) -> tuple[str, str] | None:
    """“3 of 40”, “3/40” as what was found and what it is out of."""
    found = _PARTS.match(text) if len(text) <= LONGEST else None
    return (found["amount"], found["of"]) if found else None


def bare(text: str) -> str:
    """The number without its currency, its unit, and spaces between thousands; empty for what is no number."""
    found = _cell(text)
    return _SPACES.sub("", found["number"]).replace("−", "-") if found else ""


def unit_in(text: str) -> str:
    """What stands behind the number, or before it: “min”, “%”, “€”."""
    found = _cell(text)
    return (found["unit"] or found["coin"]).strip() if found else ""


def is_unit(written: str, unit: str) -> bool:
    """Whether this is that unit: “min” and “minutes”, “€” and “Euro”; none is the unit, too."""
    written, unit = written.casefold().rstrip(". "), unit.casefold().strip()
    same = unit and (unit.startswith(written) or written.startswith(unit) or _COINS.get(written, "\0") in unit)
    return not written or bool(same)


def _cell(text: str) -> re.Match | None:
    return _CELL.fullmatch(text) if len(text) <= LONGEST else None


def _style_of(number: str) -> Style:
    marks = [mark for mark in number if mark in ".,"]
    if not marks:
        return Style.NONE
    if len(set(marks)) == 2:
        return _deciding(marks[-1])
    if len(marks) > 1:  # 1,234,567: the mark stands between thousands.
        return _deciding("." if marks[0] == "," else ",")
    return Style.OPEN if _GROUPED.fullmatch(number.lstrip("+-")) else _deciding(marks[0])


def _deciding(mark: str) -> Style:
    return Style.COMMA if mark == "," else Style.POINT
