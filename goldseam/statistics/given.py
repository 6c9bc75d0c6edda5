"""What arithmetic refuses to reckon with: what cannot have been counted or measured."""

import math
from collections.abc import Iterable

# Squares of what lies beyond leave the range of floating point.
LARGEST = 1e100
SMALLEST = 1e-100
LARGEST_COUNT = 10**12


def finite(values: Iterable[float]) -> list[float]:
    """The values as floats. Raises ValueError for what is no number, not finite or beyond 10^100."""
    return [number(value) for value in values]


def number(value: float) -> float:
    try:
        found = float(value)
    except (TypeError, OverflowError) as error:
        raise ValueError(f"“{value!r}” is no number.") from error
    if not math.isfinite(found) or abs(found) > LARGEST:
        raise ValueError("Numbers are finite, and not larger than 10^100.")
    return found


def count(value: float) -> int:
    """A whole number, zero or more, up to a million millions."""
    found = number(value)
    if not 0 <= found <= LARGEST_COUNT or found != int(found):
        raise ValueError("Counts are whole numbers, zero or more, and not larger than 10^12.")
    return int(value)


def part(x: float, n: float) -> tuple[int, int]:
    """`x` out of `n`: two counts, the first not above the second."""
    few, all_ = count(x), count(n)
    if few > all_:
        raise ValueError("A part is not larger than the whole.")
    return few, all_


def positive(value: float, words: str = "Times and amounts are above zero.") -> float:
    found = number(value)
    if found < SMALLEST:
        raise ValueError(words)
    return found


def between(value: float, words: str = "This share lies between 0 and 1, both excluded.") -> float:
    """A share that is neither 0 nor 1, such as a confidence or a power."""
    found = number(value)
    if not 0 < found < 1:
        raise ValueError(words)
    return found
