"""Values in the order of time, as charts take them: checked once, with missing values in their place."""

import math
from collections.abc import Iterable, Sequence

from goldseam.statistics.given import count, number

Baseline = int | slice | None
LARGEST = 1e300  # So that sums and limits of what is accepted are finite as well.


def checked(values: Iterable[float | None], lowest: float = -LARGEST, highest: float = LARGEST) -> list[float | None]:
    """The values as floats; None keeps the place of one that is missing.

    Raises ValueError for what is no number, not finite, below `lowest` or above `highest`.
    """
    return [None if value is None else _checked(value, lowest, highest) for value in values]


def counted(values: Iterable[float | None]) -> list[float | None]:
    """The same for counts: whole, and zero or more."""
    counts = checked(values, lowest=0)
    if any(one is not None and not one.is_integer() for one in counts):
        raise ValueError("Counts are whole numbers.")
    return counts


def places(baseline: Baseline, length: int) -> range:
    """The 0-based places that a baseline covers: the first so many, a stretch, or all where it is None."""
    stretch = baseline if isinstance(baseline, slice) else slice(None if baseline is None else count(baseline))
    try:
        start, stop, step = stretch.indices(length)
    except TypeError:
        raise ValueError("A baseline begins and ends at whole places.") from None
    if step != 1:
        raise ValueError("A baseline is one stretch of the series.")
    return range(start, max(start, stop))


def within(values: Sequence[float | None], where: range) -> list[float]:
    """The values at these places, without those that are missing."""
    return [value for value in values[where.start : where.stop] if value is not None]


def mean(values: Sequence[float]) -> float | None:
    """Their mean, which never lies outside them by rounding; None of nothing."""
    if not values:
        return None
    return min(max(math.fsum(values) / len(values), min(values)), max(values))


def median(values: Sequence[float]) -> float | None:
    """Half of them lie below it, or on it; None of nothing."""
    if not values:
        return None
    ordered, middle = sorted(values), len(values) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def _checked(value: float, lowest: float, highest: float) -> float:
    found = number(value, LARGEST)
    if not lowest <= found <= highest:
        raise ValueError(f"{found} is no value between {lowest} and {highest}.")
    return found
