"""What arithmetic refuses to reckon with: what cannot have been counted or measured."""

from collections.abc import Iterable
from decimal import Decimal
from numbers import Real

# Squares of what lies beyond leave the range of floating point.
LARGEST = 1e100
SMALLEST = 1e-100
LARGEST_COUNT = 10**12


def finite(values: Iterable[float]) -> list[float]:
    """The values as floats. Raises ValueError for what is no number, not finite or beyond 10^100."""
    return [number(value) for value in values]


def number(value: float, largest: float = LARGEST) -> float:
    """Text that looks like a number, and a yes or no, are none: they are mistakes of who sends them."""
    if not _is_number(value):
        raise ValueError(f"“{value!r}” is no number.")
    try:
        found = float(value)
    except OverflowError:
        raise ValueError("This number is too large to calculate with.") from None
    if not abs(found) <= largest:
        raise ValueError(f"Numbers are finite, and not larger than {largest:g}.")
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


def share(value: float, words: str = "Shares lie between 0 and 1.") -> float:
    found = number(value)
    if not 0 <= found <= 1:
        raise ValueError(words)
    return found


def yes_or_no(value: bool | int) -> bool:
    """Whether something happened: True and False, or 1 and 0."""
    if value not in (0, 1):
        raise ValueError(f"“{value!r}” is neither yes nor no.")
    return bool(value)


def one_of(value: str, *known: str) -> str:
    if value not in known:
        raise ValueError(f"“{value!r}” is none of {', '.join(known)}.")
    return value


def _is_number(value: object) -> bool:
    # Asked first for the two that nearly all are, because asking for an abstract class takes ten times as long.
    return type(value) in (float, int) or (isinstance(value, Real | Decimal) and not isinstance(value, bool))
