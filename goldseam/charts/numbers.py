"""Numbers as the reader writes them."""

import math
from functools import lru_cache

from django.utils import formats
from django.utils.translation import get_language
from django.utils.translation import gettext as _

BIG, SMALL, LARGEST = 1e10, 1e-5, 1e300
SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def told(value: float | None, share: bool = False, digits: int = 4) -> str:
    """A value with as many digits as tell something: four."""
    if value is None or not math.isfinite(value):
        return ""
    value = min(max(value, -LARGEST), LARGEST)
    return f"{_told(value * 100, digits)} %" if share else _told(value, digits)


def reckoned(value: float | None, share: bool = False) -> str:
    """What was worked out, such as a mean or a limit: three digits, as sentences tell it."""
    return told(value, share, digits=3)


def _told(value: float, digits: int) -> str:
    if not value:
        return "0"
    if not SMALL <= abs(value) < BIG:
        return power(value)
    decimals = max(0, digits - 1 - math.floor(math.log10(abs(value))))
    text = f"{value:.{decimals}f}"
    return _local(text.rstrip("0").rstrip(".") if "." in text else text)


def on_axis(value: float, step: float, share: bool = False) -> str:
    """A tick of an axis, with as many decimals as its steps need."""
    value, step = (value * 100, step * 100) if share else (value, step)
    if not value:
        return "0 %" if share else "0"
    if abs(value) >= BIG or (value and step < SMALL):
        return power(value)
    text = _local(f"{value:.{decimals_of(step)}f}")
    return f"{text} %" if share else text


def percent(share: float) -> str:
    """A share in whole percent."""
    return f"{_local(f'{min(max(share, -BIG), BIG) * 100:.0f}')} %"


def decimals_of(step: float) -> int:
    """How many decimals it takes to tell one step from the next."""
    for decimals in range(8):
        if abs(round(step, decimals) - step) < step * 1e-6:
            return decimals
    return 8


def power(value: float) -> str:
    """“1.5 × 10⁹”."""
    digits, exponent = f"{value:.2e}".split("e")
    digits = digits.rstrip("0").rstrip(".")
    return f"{_local(digits)}×10{str(int(exponent)).translate(SUPERSCRIPTS)}" if int(exponent) else _local(digits)


def _local(text: str) -> str:
    """Plain digits with the signs of the reader's language, and a minus that is as wide as a plus."""
    point, between = _signs(get_language())
    sign, digits = ("−", text[1:]) if text.startswith("-") else ("", text)
    whole, _dot, rest = digits.partition(".")
    grouped = f"{int(whole):,}".replace(",", between) if len(whole) > 4 else whole
    if not (whole + rest).strip("0"):
        sign = ""
    return sign + grouped + (point + rest if rest else "")


@lru_cache(maxsize=100)
def _signs(language: str | None) -> tuple[str, str]:
    return formats.get_format("DECIMAL_SEPARATOR"), formats.get_format("THOUSAND_SEPARATOR")


def duration(minutes: float) -> str:
    """Minutes in the two units that say most, as exact as people say them: “42 min”, “2 h 10 min”, “3 d 4 h”."""
    if not math.isfinite(minutes) or not 1 <= abs(minutes) < BIG:
        return f"{told(minutes * 60, digits=2)} s" if 0 < abs(minutes) < 1 else f"{told(minutes)} min"
    whole = round(minutes)
    for size, inner, big, small in ((1440, 60, _("d"), _("h")), (60, 1, _("h"), _("min"))):
        if abs(whole) >= size:
            most, rest = divmod(abs(whole), size)
            return " ".join([f"{_local(str(most))} {big}", f"{rest // inner} {small}"][: 1 + bool(rest // inner)])
    return f"{told(whole)} {_('min')}"
